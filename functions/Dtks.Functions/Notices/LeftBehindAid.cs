using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.People;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Notices;

/// <summary>
/// What became of a family's assistance that stood on somebody who has a card of their own since, by divorce, marriage or without (REG-8): the family that they left is told of it as of its own, and they by this, for
/// that family's messages reach them no more.
/// </summary>
public sealed class LeftBehindAid(HouseholdRepository households)
{
    /// <summary>The notice's code.</summary>
    public const string Code = "aidLeftBehind";

    /// <summary>What it says; null where nothing stood on them.</summary>
    /// <param name="founded">The household that came of it.</param>
    /// <param name="step">The step of its history by which it did, from 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="StaleException">They are on the way: it is known in a moment.</exception>
    public async Task<IReadOnlyList<NoticeArgument>?> FindAsync(HouseholdState founded, int step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(founded);
        if (step < 1 || step > founded.History.Count || founded.Changes.LastOrDefault(c => c.At == founded.History[step - 1].At) is not { Other: { } left } change
            || await households.FindAsync(left.Village.Value, left.Household, cancellation) is not { State: var from })
        {
            return null;
        }

        if (from.Changes.LastOrDefault(c => c.Id == change.Id) is not { } there)
        {
            return from.Departures.Any(d => d.Change.Id == change.Id) ? throw new StaleException() : null;
        }

        var went = from.Former.Where(f => f.By == change.Id).Select(f => f.Member.Id).ToHashSet(StringComparer.Ordinal);
        var ends = CyclePeriod.Of(TimeZones.DateIn(from.Village, there.At)).Next;
        var ended = from.Entitlements.Where(e => e is { Status: EntitlementStatus.Stopped, Ground: null } && e.StoppedFrom == ends && went.Contains(e.MemberId)).Select(e => e.Programme);
        IReadOnlyList<NoticeArgument> told = [.. Named("stays", (there.Taken ?? []).Select(t => t.Programme)), .. Named("ended", ended)];
        return told.Count == 0 ? null : told;
    }

    private static IEnumerable<NoticeArgument> Named(string name, IEnumerable<Programme> programmes)
    {
        var named = string.Join(", ", programmes.Distinct().Order().Select(p => WireName.Of(p)));
        return named.Length == 0 ? [] : [new NoticeArgument(name, named)];
    }
}
