using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Duplicates;

/// <summary>Decides how a scan for likely duplicates begins, goes on and ends (REG-5). One at a time in a regency.</summary>
public static class DuplicateScanDecider
{
    private const int VillagesOfPart = 32;

    // A city has few villages, each with the people of fifty: a part is held in memory.
    private const int LeastParts = 16;
    private const int MostParts = 64;

    // Of small parts several: a document has up to 500 entries of about a KiB each.
    private const int PartsAtOnce = 4;
    private const int DocumentsAtOnce = 300;

    /// <summary>Begins one.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="villages">How many villages it has.</param>
    /// <param name="latest">The regency's latest scan; null for none.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<DuplicateScanEvent> Start(string id, AreaCode regency, int villages, DuplicateScanState? latest, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(policy);
        return latest is not null && latest.IsUnderWay()
            ? Decision<DuplicateScanEvent>.Reject(Violation.Conflict(DuplicateViolations.ScanUnderWay, "REG-5", ("scan", latest.Id)))
            : Decision<DuplicateScanEvent>.Accept(new DuplicateScanStarted(
                EventMeta.Of(by, DuplicateEventCodes.ScanStarted, "REG-5", policy, now), id, regency, villages, Math.Clamp(villages / VillagesOfPart, LeastParts, MostParts)));
    }

    /// <summary>Ends one that has nothing more to do, or cannot go on; nothing happens while it can.</summary>
    public static Decision<DuplicateScanEvent> End(DuplicateScanState state, DuplicateScanStatus status, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        return !state.IsUnderWay() || status is not (DuplicateScanStatus.Done or DuplicateScanStatus.Failed)
            ? Decision<DuplicateScanEvent>.Accept()
            : Decision<DuplicateScanEvent>.Accept(new DuplicateScanEnded(EventMeta.Of(Actor.System, DuplicateEventCodes.ScanEnded, "REG-5", policy, now), status));
    }

    /// <summary>The scan after an event.</summary>
    /// <param name="state">Before it; null before the first.</param>
    /// <param name="happened">The event.</param>
    public static DuplicateScanState Evolve(DuplicateScanState? state, DuplicateScanEvent happened) => (state, happened) switch
    {
        (null, DuplicateScanStarted started) => new DuplicateScanState
        {
            Id = started.Id,
            Regency = started.Regency,
            Status = DuplicateScanStatus.Gathering,
            Villages = started.Villages,
            Parts = [.. Enumerable.Repeat(0, started.Parts)],
            History = [started.Meta],
        },
        ({ } under, DuplicateScanEnded ended) => under with { Status = ended.Status, History = [.. under.History, ended.Meta] },
        _ => throw new ArgumentException($"{happened?.GetType().Name} does not happen here.", nameof(happened)),
    };

    /// <summary>Villages were gathered.</summary>
    /// <param name="state">The scan.</param>
    /// <param name="gathered">What was gathered of each, in order.</param>
    public static DuplicateScanState WithVillages(DuplicateScanState state, IReadOnlyList<VillageGathered> gathered)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(gathered);
        var next = Named(state, [.. gathered.SelectMany(v => v.Unreadable.Select(h => new UnreadEntry(v.Village, h)))]) with
        {
            Step = state.Step + 1,
            Gathered = state.Gathered + gathered.Count,
            After = gathered.Count > 0 ? gathered[^1].Village : state.After,
            Households = state.Households + gathered.Sum(v => v.Households),
            Persons = state.Persons + gathered.Sum(v => v.Persons),
            Parts = [.. state.Parts.Select((count, part) => count + gathered.Sum(v => v.Parts[part]))],
        };
        return next.Gathered < next.Villages && gathered.Count > 0 ? next : next with { Status = DuplicateScanStatus.Comparing };
    }

    /// <summary>The next part that has something to compare; null when none is left.</summary>
    public static int? NextPart(DuplicateScanState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        for (var part = state.Compared; part < state.Parts.Count; part++)
            if (state.Parts[part] > 0) return part;
        return null;
    }

    /// <summary>The next parts to compare at the same time: one, and more while few documents were gathered for them; none when none is left.</summary>
    public static IReadOnlyList<int> NextParts(DuplicateScanState state)
    {
        var (parts, documents) = (new List<int>(), 0);
        for (var part = NextPart(state); part is { } next && parts.Count < PartsAtOnce; part = NextPart(state with { Compared = next + 1 }))
        {
            documents += state.Parts[next];
            if (parts.Count > 0 && documents > DocumentsAtOnce) break;
            parts.Add(next);
        }

        return parts;
    }

    /// <summary>A part was compared; those before it had nothing, or were compared.</summary>
    public static DuplicateScanState WithPart(DuplicateScanState state, int part, PartCompared compared)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(compared);
        var next = Named(state, compared.Unreadable) with
        {
            Step = state.Step + 1,
            Compared = part + 1,
            Found = state.Found + compared.Found,
            New = state.New + compared.New,
            PassedOver = state.PassedOver + compared.PassedOver,
        };
        return NextPart(next) is null ? next with { Status = DuplicateScanStatus.Settling, Compared = next.Parts.Count } : next;
    }

    /// <summary>No part has anything to compare.</summary>
    public static DuplicateScanState WithNothing(DuplicateScanState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { Status = DuplicateScanStatus.Settling, Compared = state.Parts.Count, Step = state.Step + 1 };
    }

    /// <summary>Pairs of before were looked at.</summary>
    /// <param name="state">The scan.</param>
    /// <param name="last">The last of them.</param>
    /// <param name="settled">How many were settled.</param>
    public static DuplicateScanState WithPairs(DuplicateScanState state, string last, int settled)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { Looked = last, Settled = state.Settled + settled, Step = state.Step + 1 };
    }

    private static DuplicateScanState Named(DuplicateScanState state, IReadOnlyList<UnreadEntry> unread) =>
        state with { Unreadable = state.Unreadable + unread.Count, Named = [.. state.Named.Concat(unread).Take(DuplicateScanState.MostNamed)] };
}

/// <summary>What was gathered of a village.</summary>
/// <param name="Village">The village.</param>
/// <param name="Households">Households read.</param>
/// <param name="Persons">Persons read.</param>
/// <param name="Parts">By part: the documents written for it, of this village and those gathered together with it.</param>
/// <param name="Unreadable">The households that cannot be read.</param>
public sealed record VillageGathered(string Village, int Households, int Persons, IReadOnlyList<int> Parts, IReadOnlyList<string> Unreadable);

/// <summary>What comparing a part came to.</summary>
/// <param name="Found">Pairs found.</param>
/// <param name="New">Those found first.</param>
/// <param name="PassedOver">Entries passed over.</param>
/// <param name="Unreadable">What of the part cannot be read.</param>
public sealed record PartCompared(int Found, int New, int PassedOver, IReadOnlyList<UnreadEntry> Unreadable);
