namespace Dtks.Domain.Common;

public static partial class ViolationCodes
{
    /// <summary>The period is not a month <c>yyyy-MM</c> that has begun (RAT-1).</summary>
    public const string LetterPeriod = "letter.period";

    /// <summary>The letter is dated after today in the regency (RAT-1).</summary>
    public const string LetterDateFuture = "letter.dateFuture";

    /// <summary>There is nothing to ratify: no row is eligible and not yet ratified (RAT-8).</summary>
    public const string LetterNoRows = "letter.noRows";

    /// <summary>The regent proposed or decided rows of the letter (GOV-2). {count}</summary>
    public const string LetterOwnRows = "letter.ownRows";

    /// <summary>A month's eligibility is not ratified by this route yet (RAT-4).</summary>
    public const string LetterSubjectNotOpen = "letter.subjectNotOpen";

    /// <summary>The letter's number was used before in the regency (RAT-1). {number}</summary>
    public const string LetterNumberUsed = "letter.numberUsed";

    /// <summary>The letter was reviewed before (RAT-3). {status}</summary>
    public const string LetterReviewed = "letter.reviewed";

    /// <summary>The reviewer signed the letter or proposed one of its rows (GOV-2).</summary>
    public const string LetterOwnReview = "letter.ownReview";

    /// <summary>The rows are not those that the letter was signed for (RAT-8).</summary>
    public const string LetterDigest = "letter.digest";
}
