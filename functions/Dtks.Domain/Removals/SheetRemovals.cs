using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>
/// Who of a household is removed from the register by what a ratified sheet found (RAT-6): whoever died, by any of its lines, and whoever is not eligible for PBI-JKN, which makes them so for every other
/// programme (VER-4). Who is ineligible for PKH or BPNT alone stays, and only that ends.
/// </summary>
public static class SheetRemovals
{
    /// <summary>Whom the lines of one household remove, each once: that somebody died comes before all else of them.</summary>
    public static IReadOnlyList<SheetRemoval> Of(IReadOnlyCollection<SheetLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var here = lines.Where(line => line.HandedTo is null).OrderBy(line => line.Line).ToList();
        var died = here.Where(line => line.Decision is { Outcome: LineOutcome.Ineligible, Ground: Cascade.Deceased }).Select(line => new SheetRemoval(line.Named, RemovalGround.Deceased, null, line.Line));
        var ineligible = here.Where(line => line is { Programme: Programme.PbiJkn, Outcome: LineOutcome.Ineligible }).Select(line => new SheetRemoval(line.Named, RemovalGround.Ineligible, line.Ground, line.Line));
        return [.. died.Concat(ineligible).DistinctBy(finding => finding.Member, StringComparer.Ordinal)];
    }

    /// <summary>The lines whose assistance ends by a removal, when that takes effect: a person's own, and what stands on them as the family's and fell with them, or ended because they died (VER-4). What else was decided of a family's programme itself ends at once.</summary>
    public static IReadOnlySet<int> EndedByRemoval(IReadOnlyCollection<SheetLine> lines)
    {
        var members = Of(lines).ToDictionary(finding => finding.Member, finding => finding.Ground, StringComparer.Ordinal);
        bool Ends(SheetLine line) => line.Outcome == LineOutcome.Ineligible && members.TryGetValue(line.Named, out var ground)
            && (line.Programme == Programme.PbiJkn || (ground == RemovalGround.Ineligible ? line.Cause is not null : line.Ground == Cascade.Deceased));
        return lines.Where(Ends).Select(line => line.Line).ToHashSet();
    }

    /// <summary>Whether something follows from the lines of one household for it.</summary>
    public static bool Concerns(IReadOnlyCollection<SheetLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return lines.Any(line => line.Outcome == LineOutcome.Ineligible || line.Successor is not null || line.Suggestion?.Deliberation is not null || line.Decision?.Outcome == LineOutcome.Ineligible);
    }

    /// <summary>A removal of members as it would be recorded: where the head goes and others stay, the eldest of those who may heads them.</summary>
    /// <param name="group">On what ground.</param>
    /// <param name="household">The household they stand in.</param>
    /// <param name="members">Members of it.</param>
    /// <param name="source">Where it is known from; what is too long of it is left off.</param>
    /// <param name="note">What was found.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static RemovalDraft Draft(SheetRemovalGroup group, HouseholdState household, IReadOnlyList<string> members, string source, string note, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(source);
        var staying = household.Members.Where(member => !members.Contains(member.Id)).ToList();
        var needsHead = staying.Count > 0 && !staying.Exists(member => member.Person.Relationship == Relationship.Head);
        var head = needsHead ? NewHeads.Eldest(staying, TimeZones.DateIn(household.Village, now), policy).Id : null;
        return new RemovalDraft(WireName.Of(group.Ground), group.Number, [.. members], head, source.Length > RemovalReader.MaxSource ? source[..RemovalReader.MaxSource] : source, note);
    }
}

/// <summary>That a ratified sheet found somebody to be removed.</summary>
/// <param name="Member">The member, by their id in the household of the line.</param>
/// <param name="Ground">Why.</param>
/// <param name="Number">The ground of VER-5, exactly when ineligible.</param>
/// <param name="Line">The first line that says so.</param>
public sealed record SheetRemoval(string Member, RemovalGround Ground, int? Number, int Line);
