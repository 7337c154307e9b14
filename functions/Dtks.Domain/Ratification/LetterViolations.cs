namespace Dtks.Domain.Ratification;

/// <summary>Why a letter goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class LetterViolations
{
    /// <summary>The period is not a month <c>yyyy-MM</c> that has begun (RAT-1).</summary>
    public const string Period = "letter.period";

    /// <summary>The letter is dated after today in the regency (RAT-1).</summary>
    public const string DateFuture = "letter.dateFuture";

    /// <summary>There is nothing to ratify: no row is eligible and not yet ratified (RAT-8).</summary>
    public const string NoRows = "letter.noRows";

    /// <summary>The regent proposed or decided rows of the letter, or endorsed or received their dossier (GOV-2). {count}</summary>
    public const string OwnRows = "letter.ownRows";

    /// <summary>No sheet of the month is received and not yet under a letter (RAT-8).</summary>
    public const string NoSheets = "letter.noSheets";

    /// <summary>The regent decided lines of sheets of the letter, or finalised, handed in, endorsed or received them (GOV-2). {count}</summary>
    public const string OwnSheets = "letter.ownSheets";

    /// <summary>A letter over sheets is not sent again: they were opened again, and go up anew (RAT-5, VER-8).</summary>
    public const string SheetsAnew = "letter.sheetsAnew";

    /// <summary>A row's sheet, or its dossier, is no longer there.</summary>
    public const string SheetMissing = "letter.sheetMissing";

    /// <summary>A row's sheet is no longer what was signed for, or in another dossier (RAT-8).</summary>
    public const string SheetChanged = "letter.sheetChanged";

    /// <summary>The letter's number was used before in the regency (RAT-1). {number}</summary>
    public const string NumberUsed = "letter.numberUsed";

    /// <summary>The letter's rows are still gathered and counted (RAT-8).</summary>
    public const string Signing = "letter.signing";

    /// <summary>The letter was reviewed before (RAT-3). {status}</summary>
    public const string Reviewed = "letter.reviewed";

    /// <summary>The reviewer signed the letter or proposed one of its rows (GOV-2).</summary>
    public const string OwnReview = "letter.ownReview";

    /// <summary>Reasons belong to a letter, or to single rows, that come back (RAT-5).</summary>
    public const string ReasonsForbidden = "letter.reasonsForbidden";

    /// <summary>A row is named twice (RAT-5).</summary>
    public const string RowTwice = "letter.rowTwice";

    /// <summary>The row named is not under the letter (RAT-8).</summary>
    public const string RowUnknown = "letter.rowUnknown";

    /// <summary>All rows of the letter are withdrawn, so that none would go again (RAT-5).</summary>
    public const string AllWithdrawn = "letter.allWithdrawn";

    /// <summary>Only a letter that was returned is sent again (RAT-5). {status}</summary>
    public const string NotReturned = "letter.notReturned";

    /// <summary>Its proposals are not all back at their proposers yet (RAT-5).</summary>
    public const string Returning = "letter.returning";

    /// <summary>The determination date of the period that it counts for is over (RAT-5). {date}</summary>
    public const string DeterminationPassed = "letter.determinationPassed";

    /// <summary>It was sent again as often as a letter may be (RAT-5). {max}</summary>
    public const string RoundsSpent = "letter.roundsSpent";

    /// <summary>The regent took the row out of the letter when sending it again (RAT-5).</summary>
    public const string RowTakenOut = "letter.rowTakenOut";

    /// <summary>A row's proposal was corrected, or decided otherwise, since its letter came back, and goes its own way (RAT-5).</summary>
    public const string RowCorrected = "letter.rowCorrected";

    /// <summary>A row could not be read or saved when its letter came back or was sent again, and left it (RAT-5).</summary>
    public const string RowUnread = "letter.rowUnread";

    /// <summary>All rows of the letter are named, so that none would be left (RAT-5).</summary>
    public const string AllRows = "letter.allRows";

    /// <summary>The rows are not those that the letter was signed for (RAT-8).</summary>
    public const string Digest = "letter.digest";

    /// <summary>A row's proposal is no longer there.</summary>
    public const string RowMissing = "letter.rowMissing";

    /// <summary>A row's proposal was withdrawn after the letter covered it.</summary>
    public const string RowWithdrawn = "letter.rowWithdrawn";

    /// <summary>A row's proposal is no longer what was signed for (RAT-8).</summary>
    public const string RowChanged = "letter.rowChanged";

    /// <summary>A row's household moved, and its proposal goes on in another village, where it waits for a letter of the regent there (REG-8, RAT-8). {village}</summary>
    public const string RowFollowed = "letter.rowFollowed";

    /// <summary>A row's household is no more, and its proposal was refused for that (REG-8, RAT-8).</summary>
    public const string RowEnded = "letter.rowEnded";

    /// <summary>Who stands in the register again since an objection was granted holds a number of it (GOV-3, REG-5): it was refused for that.</summary>
    public const string RowLost = "letter.rowLost";

    /// <summary>The household's welfare, stated since, lies outside the deciles to which the policy version of the review limits what is asked (REG-9): the proposal was refused.</summary>
    public const string RowOutsideDeciles = "letter.rowOutsideDeciles";

    /// <summary>A row could not be read or saved; it is set aside until that is repaired.</summary>
    public const string RowSetAside = "letter.rowSetAside";
}
