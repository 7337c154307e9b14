using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
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
    /// <summary>The payment that the ratified sheet which found it leaves out already, while it is noticed (RAT-4); absent for none.</summary>
    public CyclePeriod? Unpaid { get; init; }

    /// <summary>The months after <see cref="StoppedFrom"/> that are paid all the same, by what had been verified before it took effect; absent for none.</summary>
    public IReadOnlyList<CyclePeriod>? Paid { get; init; }

    /// <summary>With which payments leave out what it ended.</summary>
    public static async Task<RemovalView> OfAsync(RemovalState state, IHouseholdPayments paying, CancellationToken cancellation)
    {
        var aid = await paying.RemovedAsync(RemovalFacts.Of(state), cancellation);
        return Of(state, aid) with { Unpaid = aid?.Unpaid is { Count: > 0 } unpaid ? unpaid[0] : null, Paid = aid?.Paid is { Count: > 0 } paid ? paid : null };
    }

    private static RemovalView Of(RemovalState state, RemovedAid? aid) => new(
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
        aid?.From,
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
