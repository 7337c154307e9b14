using Dtks.Domain.Duplicates;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>A pair in a list: where the entries stand and how they agree, nothing of the persons themselves (REG-3).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="FoundOn">When it was found first.</param>
/// <param name="Points">How likely it is, 80 to 100.</param>
/// <param name="Reasons">How the fields agree.</param>
/// <param name="First">Where one entry stands.</param>
/// <param name="Second">Where the other does.</param>
/// <param name="Stays">Which entry stays, where they are the same.</param>
/// <param name="Settled">Why nothing is left to decide; left out where something is.</param>
internal sealed record DuplicateItem(
    string Id,
    DuplicateStatus Status,
    Instant FoundOn,
    int Points,
    IReadOnlyList<ReasonView> Reasons,
    EntryPlace First,
    EntryPlace Second,
    DuplicateSide? Stays,
    SettledReason? Settled)
{
    public static DuplicateItem Of(DuplicateState state, PairStanding? standing, MessageCatalogue messages, string language)
    {
        var settled = state.Settled ?? (state.Status == DuplicateStatus.Different ? null : standing?.Settled);
        return new DuplicateItem(
            state.Id,
            settled is null ? state.Status : DuplicateStatus.Settled,
            state.FoundAt,
            state.Points,
            ReasonView.Of(state.Reasons, messages, language),
            EntryPlace.Of(standing?.First.Entry ?? state.First),
            EntryPlace.Of(standing?.Second.Entry ?? state.Second),
            state.Stays,
            settled);
    }
}

/// <summary>Where an entry stands.</summary>
internal sealed record EntryPlace(string Village, string Household, string Member)
{
    public static EntryPlace Of(DuplicateEntry entry) => new(entry.Village, entry.Household, entry.Member);
}

/// <summary>How a field agrees, with the same in words.</summary>
internal sealed record ReasonView(Domain.Matching.PopulationField Field, FieldAgreement Agreement, string Detail)
{
    public static IReadOnlyList<ReasonView> Of(IReadOnlyList<DuplicateReason> reasons, MessageCatalogue messages, string language) =>
        [.. reasons.Select(r => new ReasonView(r.Field, r.Agreement, messages.Text(language, $"duplicate.agreement.{Domain.Kernel.WireName.Of(r.Agreement)}", args: null)))];
}
