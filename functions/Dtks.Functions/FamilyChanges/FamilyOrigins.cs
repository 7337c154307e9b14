using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Finds the lines of who came to a household since the month was opened that stand on sheets of where they were before (REG-8, VER-2): through every household they passed.</summary>
public sealed class FamilyOrigins(HouseholdRepository households, MonthSheets months, SheetRepository sheets)
{
    /// <summary>Those that are verified there, handed over to nobody; and those that were decided before they were handed over to the household's village.</summary>
    /// <exception cref="StaleException">A sheet is being made, or is yet to be: it is there in a moment.</exception>
    public async Task<IReadOnlyList<OriginLine>> OfAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(household);
        var found = new List<OriginLine>();
        foreach (var there in (await StoodAsync(run, household, household.Members.Select(m => m.Id), cancellation)).GroupBy(s => s.Place))
        {
            found.AddRange(await LinesAsync(run, household.Village, there.Key, [.. there], cancellation));
        }

        return found;
    }

    /// <summary>The households in which those of one stood, or stand, since the month was opened, also who died in it or was removed since: lines of theirs may stand there, whatever became of these sheets. None where nobody came.</summary>
    public async Task<IReadOnlyList<HouseholdState>> HouseholdsAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(household);
        var stood = await StoodAsync(run, household, household.Members.Select(m => m.Id).Concat(household.Former.Where(f => f.To is null).Select(f => f.Member.Id)).Distinct(StringComparer.Ordinal), cancellation);
        return [.. stood.DistinctBy(s => s.Place).Select(s => s.At)];
    }

    private async Task<List<Stood>> StoodAsync(CycleDocument run, HouseholdState household, IEnumerable<string> whom, CancellationToken cancellation)
    {
        var own = new FamilyPlace(household.Village, household.Id);
        var (all, passed) = (new List<Stood>(), new HashSet<(FamilyPlace, string)>());
        var ways = new Queue<(HouseholdState At, string Member, string Here, bool WithFamily)>(whom.Select(id => (household, id, id, true)));
        while (ways.TryDequeue(out var way))
        {
            foreach (var change in Coming(run, way.At, way.Member).Where(c => c.Other != own))
            {
                if ((await households.FindAsync(change.Other!.Village.Value, change.Other.Household, cancellation))?.State is { } there
                    && MemberOf(there, way.At, way.Member, change) is { } member && passed.Add((change.Other, member)))
                {
                    // Who left a family on the way brings none of its programmes along.
                    var withFamily = way.WithFamily && change.Kind == FamilyChangeKind.Move;
                    all.Add(new Stood(change.Other, there, member, way.Here, withFamily));
                    ways.Enqueue((there, member, way.Here, withFamily));
                }
            }
        }

        return all;
    }

    // Before the month was opened they came to where its sheet found them. Whose removal was undone once the family had moved (GOV-3) stood where it came from, too.
    private static IEnumerable<AppliedChange> Coming(CycleDocument run, HouseholdState at, string member)
    {
        var isBack = at.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement && c.Came?.Contains(member) == true);
        return at.Changes.Where(c => c is { Other: not null, Came: { } came } && c.At >= Instant.FromDateTimeOffset(run.OpenedOn)
            && (came.Contains(member) || (isBack && c.Kind == FamilyChangeKind.Move)));
    }

    // A family that moves keeps its ids; who joins or founds another has one of that.
    private static string? MemberOf(HouseholdState there, HouseholdState at, string member, AppliedChange change)
    {
        if (change.Kind == FamilyChangeKind.Move)
        {
            return member;
        }

        var person = at.Members.Concat(at.Former.Select(f => f.Member)).FirstOrDefault(m => m.Id == member)?.Person;
        return person is null ? null
            : there.Former.LastOrDefault(f => f.Member.Person.Nik == person.Nik)?.Member.Id
            ?? there.Members.FirstOrDefault(m => m.Person.Nik == person.Nik)?.Id
            ?? there.Former.LastOrDefault(f => f.To?.Village == at.Village && f.To.Household == at.Id && f.Member.Person.IsSamePerson(person))?.Member.Id;
    }

    private async Task<IEnumerable<OriginLine>> LinesAsync(CycleDocument run, AreaCode to, FamilyPlace place, IReadOnlyList<Stood> stood, CancellationToken cancellation)
    {
        if (await months.FindAsync(run, place.Village.Value, cancellation) is not { } sheet)
        {
            return [];
        }

        var lines = (await sheets.PagesOfAsync(sheet, place.Household, cancellation)).SelectMany(p => p.Lines).Where(l => l.Household == place.Household).ToList();
        return from line in lines
               let isHanded = line.HandedTo is not null
               where !isHanded || (line.HandedTo == to && line.Decision is not null)
               let who = stood.FirstOrDefault(s => line.Programme == Programme.PbiJkn ? s.There == line.Named : s.WithFamily)
               where who is not null
               let held = new HeldLine(who.Here, line.Programme, place.Village, sheet.Stage == SheetStage.Open)
               select new OriginLine(held, place, line.Line, who.WithFamily) { Brought = isHanded ? BroughtLine.Of(held, line, lines, who.WithFamily) : null };
    }

    private sealed record Stood(FamilyPlace Place, HouseholdState At, string There, string Here, bool WithFamily);
}

/// <summary>A line that stands where who came to a household was before.</summary>
/// <param name="Held">The line, as that household knows them.</param>
/// <param name="Place">The household there.</param>
/// <param name="Line">Its number on that sheet.</param>
/// <param name="WithFamily">Whether they came with the whole family.</param>
public sealed record OriginLine(HeldLine Held, FamilyPlace Place, int Line, bool WithFamily)
{
    /// <summary>What was decided of it before it was handed over to the household's village; null while it stands there.</summary>
    public BroughtLine? Brought { get; init; }
}
