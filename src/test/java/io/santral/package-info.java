/** The tests mirror the code: plain ones end in Test, those that need the running platform in IT. */
package io.santral;
