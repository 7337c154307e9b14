using Dtks.Platform.Http;

namespace Dtks.Functions.Duty;

/// <summary>Which villages are asked for: so many, by code, after one of them, and of those that are late or not.</summary>
/// <param name="Limit">How many at most.</param>
/// <param name="After">The code after which the page begins; null for the first.</param>
/// <param name="Late">Whether only those that are late, or only those that are not; null for all.</param>
internal sealed record DutyQuery(int Limit, string? After, bool? Late);

/// <summary>A page of villages by code.</summary>
/// <param name="Rows">The villages, each with how it stands; null of one of which that cannot be read.</param>
/// <param name="Last">The code that the next page begins after; null on the last.</param>
internal sealed record DutyPage(IReadOnlyList<(string Village, DutyView? View)> Rows, string? Last)
{
    /// <summary>As a list is answered.</summary>
    public ListAnswer<DutyView> Answer(Func<string, UnreadableItem> mark, string? next) =>
        new([.. Rows.Select(row => (object?)row.View ?? mark(row.Village))], next);
}
