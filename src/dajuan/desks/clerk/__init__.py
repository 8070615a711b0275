"""The clerk's desk: workbooks in, looked at before they count, and out again."""
