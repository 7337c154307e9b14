using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.Removals;

/// <summary>A removal as officers of the area see it.</summary>
[ShowsPerson]
internal sealed record RemovalView(
    string Id,
    string Village,
    string Household,
    RemovalGround Ground,
    int? Number,
    IReadOnlyList<string> Members,
    string? NewHead,
    string Source,
    string Note,
    RemovalStatus Status,
    LocalDate RecordedOn,
    LocalDate NoticeEndsOn,
    CyclePeriod? StoppedFrom,
    string? Reason,
    RemovalOrigin? Origin,
    IReadOnlyList<string>? Elsewhere,
    IReadOnlyList<RemovalStep> History)
{
    public static RemovalView Of(RemovalState state) => new(
        state.Id,
        state.Village.Value,
        state.Household,
        state.Ground,
        state.Number,
        state.Whom(),
        state.NewHead,
        state.Source,
        state.Note,
        state.Status,
        state.RecordedOn,
        state.NoticeEndsOn,
        state.UnpaidFrom,
        state.Reason,
        state.Origin,
        state.Elsewhere,
        [.. state.History.Select(RemovalStep.Of)]);
}

/// <summary>One step in a removal's history.</summary>
internal sealed record RemovalStep(Instant At, string Code, string? Rule, string Policy, Role Role)
{
    public static RemovalStep Of(EventMeta meta) => new(meta.At, meta.Code, meta.Rule, meta.Policy, meta.Role);
}

/// <summary>The answer to a removal that was recorded or taken back.</summary>
internal sealed record RemovalReceipt(string Id, RemovalStatus Status, LocalDate NoticeEndsOn)
{
    /// <summary>Of one that was taken back, which payments leave out what goes on by that all the same (RAT-4), in words; absent for none, and elsewhere.</summary>
    public string? Detail { get; init; }

    public static RemovalReceipt Of(RemovalState state) => new(state.Id, state.Status, state.NoticeEndsOn);
}
