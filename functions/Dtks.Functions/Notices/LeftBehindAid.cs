using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.People;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Notices;

/// <summary>
/// What became of a family's assistance that stood on somebody who left others of it, by divorce, marriage or without, for a card of their own or another's (REG-8): the family that they left is told of it as of its own, and they by this, for
/// that family's messages reach them no more. It follows from their leaving, for then they stand where they went.
/// </summary>
public sealed class LeftBehindAid(HouseholdRepository households, HouseholdReach reach)
{
    /// <summary>The notice's code.</summary>
    public const string Code = "aidLeftBehind";

    private const string Joined = "aidLeftJoining";

    /// <summary>Who is told, and what; null where nothing stood on them, or nobody else was of that family, to whom the end of its own assistance is told.</summary>
    /// <param name="from">The household that they left.</param>
    /// <param name="step">The step of its history by which they did, from 1.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<NoticeFacts?> FindAsync(HouseholdState from, int step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (step < 1 || step > from.History.Count || from.Changes.LastOrDefault(c => c.At == from.History[step - 1].At) is not { } change)
        {
            return null;
        }

        var went = from.Former.Where(f => f.By == change.Id).ToList();
        if (went is not [{ To: { } to } first, ..] || went.Exists(from.IsLast) || Told(from, change, went) is not { Count: > 0 } told)
        {
            return null;
        }

        var now = (await households.WhereAsync(from, first.Member.Id, cancellation)).There;
        var facts = IsFoundedBy(change, now) ? await reach.FactsAsync(now, Code, told, news: null, cancellation) : await reach.LeaversAsync(from, went, Joined, told, cancellation);
        return facts with { Where = to };
    }

    private static bool IsFoundedBy(AppliedChange change, HouseholdState there) =>
        there.History is [{ Code: FamilyChangeEventCodes.Founded }, ..] && there.Changes.FirstOrDefault(c => c.Kind != FamilyChangeKind.Move)?.Id == change.Id;

    private static IReadOnlyList<NoticeArgument> Told(HouseholdState from, AppliedChange change, IReadOnlyList<FormerMember> went)
    {
        var ends = CyclePeriod.Of(TimeZones.DateIn(from.Village, change.At)).Next;
        var ended = from.Entitlements.Where(e => e is { Status: EntitlementStatus.Stopped, Ground: null } && e.StoppedFrom == ends && went.Any(f => f.Member.Id == e.MemberId)).Select(e => e.Programme);
        return [.. Named("stays", (change.Taken ?? []).Select(t => t.Programme)), .. Named("ended", ended)];
    }

    private static IEnumerable<NoticeArgument> Named(string name, IEnumerable<Programme> programmes)
    {
        var named = string.Join(", ", programmes.Distinct().Order().Select(p => WireName.Of(p)));
        return named.Length == 0 ? [] : [new NoticeArgument(name, named)];
    }
}
