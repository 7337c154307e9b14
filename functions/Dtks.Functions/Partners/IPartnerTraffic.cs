namespace Dtks.Functions.Partners;

/// <summary>Counts what comes of partners' messages, by day. Kept in memory and saved every few seconds, so that no message waits for it.</summary>
public interface IPartnerTraffic
{
    /// <summary>Counts one.</summary>
    /// <param name="partner">The partner's id.</param>
    /// <param name="action">What was asked, such as <c>search</c>: at most 40 characters, nothing that a partner chose.</param>
    /// <param name="outcome">What came of it, such as <c>succ</c> or <c>rjct.filter.invalid</c>: at most 64 characters, nothing that a partner chose.</param>
    /// <param name="isFailure">Whether it also stands in the day's list of failures, of which the last hundred are kept.</param>
    /// <param name="id">What we call what failed, where it has a name: it stands with the failure.</param>
    void Note(string partner, string action, string outcome, bool isFailure = false, string? id = null);
}
