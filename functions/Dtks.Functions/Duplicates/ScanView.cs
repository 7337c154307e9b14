using Dtks.Domain.Duplicates;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>A scan as officers of the regency see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Regency">Its regency.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StartedOn">When it began.</param>
/// <param name="EndedOn">When it ended; left out while it goes on.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Households">Households read.</param>
/// <param name="Persons">Persons read.</param>
/// <param name="Found">Pairs found that are likely one person.</param>
/// <param name="New">Those found first.</param>
/// <param name="Settled">Pairs of before about which nothing is left to decide.</param>
/// <param name="PassedOver">Entries that were not compared because thousands have the same; left out where there are none.</param>
/// <param name="Unreadable">Records that could not be read; left out where there are none.</param>
/// <param name="NotCompared">The first hundred of them.</param>
/// <param name="Problem">Why it failed; left out where it did not.</param>
internal sealed record ScanView(
    string Id,
    string Regency,
    DuplicateScanStatus Status,
    Instant StartedOn,
    Instant? EndedOn,
    ScanProgress Progress,
    int Households,
    int Persons,
    int Found,
    int New,
    int Settled,
    int? PassedOver,
    int? Unreadable,
    IReadOnlyList<UnreadEntry>? NotCompared,
    ScanProblem? Problem)
{
    public static ScanView Of(DuplicateScanState state, MessageCatalogue messages, string language) => new(
        state.Id,
        state.Regency.Value,
        state.Status,
        state.History[0].At,
        state.IsUnderWay() ? null : state.History[^1].At,
        new ScanProgress(state.Villages, state.Gathered, state.Parts.Count, state.Compared),
        state.Households,
        state.Persons,
        state.Found,
        state.New,
        state.Settled,
        state.PassedOver == 0 ? null : state.PassedOver,
        state.Unreadable == 0 ? null : state.Unreadable,
        state.Named.Count == 0 ? null : state.Named,
        state.Status == DuplicateScanStatus.Failed ? new ScanProblem(ScanProblem.Failed, messages.Text(language, ScanProblem.Failed, args: null)) : null);
}

/// <summary>How far a scan is.</summary>
/// <param name="Villages">Villages of the regency.</param>
/// <param name="Gathered">Villages read.</param>
/// <param name="Parts">Parts to compare.</param>
/// <param name="Compared">Parts compared.</param>
internal sealed record ScanProgress(int Villages, int Gathered, int Parts, int Compared);

/// <summary>Why a scan failed.</summary>
/// <param name="Code">A code of the message catalogue.</param>
/// <param name="Detail">The same in words, with what to do next.</param>
internal sealed record ScanProblem(string Code, string Detail)
{
    /// <summary>What was gathered was gone.</summary>
    public const string Failed = "duplicateScan.failed";
}
