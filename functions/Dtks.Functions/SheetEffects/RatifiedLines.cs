using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.SheetEffects;

/// <summary>
/// Carries out for one household what a ratified sheet found, where it and its members stand by now (REG-8): assistance that is found ineligible by itself ends (RAT-4), and who died or is not eligible for
/// PBI-JKN is noticed to be removed (RAT-6). Ids come from the sheet, so that twice is once, also when it was taken back since.
/// </summary>
public sealed class RatifiedLines(
    HouseholdRepository households, HouseholdPlaces places, HouseholdDecisions decisions, RemovalRepository removals, ChangeCommit commit, OptimisticRetry retry)
{
    private const int IdDigits = 32;
    private const int MostSteps = 16;

    /// <summary>Carries it out.</summary>
    /// <param name="sheet">The ratified sheet.</param>
    /// <param name="lines">All its lines of the household.</param>
    /// <param name="letter">The letter that covers it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task CarryOutAsync(SheetDocument sheet, IReadOnlyList<SheetLine> lines, LetterState letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(letter);
        var by = new Actor(letter.ReviewedBy!, Role.MinistryOfficer, AreaCode.Nation);
        await retry.RetryAsync(() => SettleAsync(sheet, lines, by, cancellation), cancellation);
        foreach (var group in SheetRemovals.Of(lines).GroupBy(finding => (finding.Ground, finding.Number)))
        {
            await retry.RetryAsync(() => RemoveAsync(sheet, lines[0].Household, [.. group], letter, by, cancellation), cancellation);
        }
    }

    private async Task SettleAsync(SheetDocument sheet, IReadOnlyList<SheetLine> lines, Actor by, CancellationToken cancellation)
    {
        var way = await places.OfAsync(AreaCode.Parse(sheet.Village), lines[0].Household, cancellation);
        if (way.Ended is not null || await StandingAsync(way.Now, cancellation) is not { } found)
        {
            return;
        }

        var command = new HouseholdCommand.SettleEligibility(CyclePeriod.Parse(sheet.Period), lines, by) { EndedByRemoval = SheetRemovals.EndedByRemoval(lines) };
        if (decisions.Change(found, command) is { } change)
        {
            await commit.SaveAsync(change.Then(OutboxEntry.Message(DriveFamilies.Queue, new FamilyMessage(found.Village, found.State.Id))), cancellation);
        }
    }

    private async Task RemoveAsync(SheetDocument sheet, string household, IReadOnlyList<SheetRemoval> found, LetterState letter, Actor by, CancellationToken cancellation)
    {
        var way = await places.OfAsync(AreaCode.Parse(sheet.Village), household, cancellation);
        var standing = new List<(HouseholdDocument There, SheetRemoval Finding)>();
        foreach (var finding in found)
        {
            if (await WhereAsync(way.Now, finding.Member, cancellation) is var (there, member))
            {
                standing.Add((there, finding with { Member = member }));
            }
        }

        foreach (var place in standing.GroupBy(s => s.There.State.Id, s => s, StringComparer.Ordinal))
        {
            await RecordAsync(sheet, household, place.First().There, [.. place.Select(s => s.Finding)], way, letter, by, cancellation);
        }
    }

    private async Task RecordAsync(
        SheetDocument sheet, string household, HouseholdDocument there, IReadOnlyList<SheetRemoval> found, HouseholdWay way, LetterState letter, Actor by, CancellationToken cancellation)
    {
        var (village, first) = (there.Village, found[0]);
        var id = IdOf($"{sheet.Village}/{sheet.Period}/{household}/{first.Ground}/{first.Number}/{there.State.Id}");
        foreach (var place in way.Places.Select(p => p.Village.Value).Append(village).Distinct(StringComparer.Ordinal))
        {
            if (await removals.FindAsync(place, id, cancellation) is not null)
            {
                return;
            }
        }

        var open = (await removals.StandingAsync(village, there.State.Id, cancellation)).Where(removal => removal.Status == RemovalStatus.Noticed).ToList();
        var members = found.Select(finding => finding.Member).Except(open.SelectMany(removal => removal.Whom()), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (members.Count == 0)
        {
            return;
        }

        var (policy, now) = removals.Today(there.State.Village);
        var draft = SheetRemovals.Draft(first, there.State, members, SourceOf(sheet, letter), NoteOf(sheet, found), policy, now);
        var events = Accepted.Events(RemovalDecider.Record(id, draft, there.State, open, by, policy, now));

        // The household is written as it is: of two at once one finds the other's.
        await commit.SaveAsync(RemovalRepository.Change(before: null, events[0]).Change.Replace(there), cancellation);
    }

    // Who left for another card, or another's, stands there under another id.
    private async Task<(HouseholdDocument There, string Member)?> WhereAsync(FamilyPlace from, string named, CancellationToken cancellation)
    {
        var (place, member) = (from, named);
        for (var step = 0; step < MostSteps; step++)
        {
            var found = await StandingAsync(place, cancellation);
            if (found is null || found.State.Members.Any(m => m.Id == member))
            {
                return found is null ? null : (found, member);
            }

            if (found.State.Former.LastOrDefault(f => f.Member.Id == member) is not { To: { } to } left || await StandingAsync(to, cancellation) is not { } next)
            {
                return null;
            }

            var all = next.State.Members.Concat(next.State.Former.Select(f => f.Member));
            if (all.FirstOrDefault(m => to.Household == place.Household ? m.Id == member : m.Person.IsSamePerson(left.Member.Person)) is not { } same)
            {
                return null;
            }

            (place, member) = (to, same.Id);
        }

        return null;
    }

    // Who is on the way stands in two places for a moment: nothing else of the family changes until that is over (REG-8).
    private async Task<HouseholdDocument?> StandingAsync(FamilyPlace place, CancellationToken cancellation)
    {
        var found = await households.FindAsync(place.Village.Value, place.Household, cancellation);
        return found?.State.Departures.Any(departure => departure.IsUnderWay) == true ? throw new StaleException() : found;
    }

    private static string SourceOf(SheetDocument sheet, LetterState letter) =>
        $"Verifikasi kelayakan {sheet.Period}, surat {letter.Number}{(letter.Source is { } other ? $"; {other}" : string.Empty)}";

    private static string NoteOf(SheetDocument sheet, IReadOnlyList<SheetRemoval> found) =>
        $"Lembar {sheet.Period} desa/kelurahan {sheet.Village}, baris {string.Join(", ", found.Select(finding => finding.Line.ToString(CultureInfo.InvariantCulture)))}";

    private static string IdOf(string cause) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cause)))[..IdDigits];
}
