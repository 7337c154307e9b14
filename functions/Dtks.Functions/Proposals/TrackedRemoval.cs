using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.Removals;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>A removal as the public page, and who proposed, see it: no ground, nothing of a person (REG-3).</summary>
/// <param name="Facts">The removal: noticed, in effect, or undone.</param>
/// <param name="IsLight">Whether it ended nothing that the others of the family receive.</param>
public sealed record TrackedRemoval(RemovalFacts Facts, bool IsLight = false)
{
    /// <summary>Where it stands.</summary>
    public RemovalStatus Status => Facts.Status;

    /// <summary>The village where it does.</summary>
    public AreaCode Village => Facts.Village;

    /// <summary>The last day of the notice.</summary>
    public LocalDate NoticeEndsOn => Facts.NoticeEndsOn;

    /// <summary>Its id.</summary>
    public string Id => Facts.Id;

    /// <summary>Of what it ended, which payments leave it out; null before it took effect, and where that was not looked for.</summary>
    public RemovedAid? Aid { get; init; }

    /// <summary>What texts say of its payments: <c>from</c>, and <c>paid</c> for those after that are made all the same; while it is noticed <c>month</c> and <c>pays</c>, the sheet that found it and the payment that leaves it out already (RAT-4).</summary>
    public IEnumerable<(string Name, string Value)> Words()
    {
        if (Aid?.From is { } from)
        {
            yield return ("from", from.Value);
        }

        if (Aid?.Paid is { Count: > 0 } paid)
        {
            yield return ("paid", string.Join(", ", paid.Select(month => month.Value)));
        }

        if (Aid is { Found: { } month, Unpaid: { Count: > 0 } unpaid })
        {
            yield return ("month", month.Value);
            yield return ("pays", string.Join(", ", unpaid.Select(pays => pays.Value)));
        }
    }
}

/// <summary>How the latest removal of a household is told.</summary>
internal static class TrackedRemovals
{
    /// <summary>It, with which payments leave out what it ended; null for none.</summary>
    public static async Task<TrackedRemoval?> ToldAsync(this ITrackedRemovals removals, IHouseholdPayments paying, HouseholdWay way, CancellationToken cancellation) =>
        await removals.LatestAsync(way, cancellation) is { } latest ? latest with { Aid = await paying.RemovedAsync(latest.Facts, cancellation) } : null;
}

/// <summary>The household that a proposal became, or adds assistance to, as the public page tells of it.</summary>
/// <param name="Village">Where it, or the removal, stands by now.</param>
/// <param name="Removal">The removal that is noticed or in effect, or where nobody stands there any more was undone; null for none.</param>
/// <param name="IsGone">Whether nobody stands in it any more.</param>
/// <param name="Id">Its id.</param>
/// <param name="Stopped">What of its assistance a month's verification stopped, where no removal is told instead; null for nothing.</param>
/// <param name="Payments">What payments leave out that it is entitled to, while that is news; null for nothing.</param>
internal sealed record TrackedHousehold(AreaCode Village, TrackedRemoval? Removal, bool IsGone, string Id, StoppedAid? Stopped, AidPayments? Payments)
{
    /// <summary>The way it went.</summary>
    public HouseholdWay? Way { get; init; }

    /// <summary>That a deliberation proposes to stop its assistance; null where none does, or more became of it since.</summary>
    public StopProposal? StopProposed => IsGone || Removal is not null ? null : Way?.StopProposed;
}
