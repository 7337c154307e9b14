using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>
/// What a ratified month makes of the assistance of a household as it stands when that is carried out (RAT-4, REG-8): who was named on a line may have died or left since, and another receives what is the family's.
/// What goes on stands on a member of it.
/// </summary>
internal static class VerifiedEntitlements
{
    /// <summary>An ineligible line stops its entitlement from the month after, whoever receives a family's by now; a successor takes it over (VER-4); an unverified line changes nothing (VER-7). By an eligible one goes on what an older month's stopped (RAT-5).</summary>
    public static IReadOnlyList<Entitlement> Of(HouseholdCommand.SettleEligibility command, HouseholdState household, PolicyVersion policy, Instant now)
    {
        var lines = command.Lines.Where(l => l.Household == household.Id && l.Outcome is LineOutcome.Eligible or LineOutcome.Ineligible && !command.Overtaken.Contains(l.Line)).ToList();
        var today = TimeZones.DateIn(household.Village, now);
        var standing = Entitlements.Resumed(household, command.Period, e => Found(e, lines, command)?.Outcome == LineOutcome.Eligible, today, policy);
        return [.. standing.Select(e => About(e, lines, command) is not { } line ? e : line.Outcome == LineOutcome.Eligible ? HandedOn(e, line, command, household, today, policy) : Ended(e, line, command))];
    }

    // What it stopped, which was found wrong, it does not stop again (GOV-3).
    private static SheetLine? About(Entitlement entitlement, List<SheetLine> lines, HouseholdCommand.SettleEligibility command) =>
        entitlement.Status != EntitlementStatus.Active || entitlement.VerifiedIn == command.Period ? null : Found(entitlement, lines, command);

    // What was granted since the sheet was finalised is not what it found.
    private static SheetLine? Found(Entitlement entitlement, List<SheetLine> lines, HouseholdCommand.SettleEligibility command)
    {
        if (entitlement.Since.CompareTo(command.Period) > 0 || (command.FinalisedAt is { } finalised && !entitlement.StoodAt(finalised))) return null;
        var same = lines.Where(l => l.Programme == entitlement.Programme).ToList();
        return same.Find(l => l.Named == entitlement.MemberId) ?? (entitlement.Programme == Programme.PbiJkn ? null : same.FirstOrDefault());
    }

    // A finding on a family's assistance holds for whoever receives it now; one on the person named alone does not: that they died, or that their own ineligibility took it along.
    private static Entitlement Ended(Entitlement entitlement, SheetLine line, HouseholdCommand.SettleEligibility command)
    {
        var isNamed = line.Named == entitlement.MemberId;
        var goesOn = isNamed ? command.EndedByRemoval.Contains(line.Line)
            : line.Ground == Cascade.Deceased || line.CauseRule == "VER-4" || (line.Cause is not null && command.Ineligible.Contains(entitlement.MemberId));
        return goesOn ? entitlement : Stopped(entitlement, command.Period, line.Ground);
    }

    // Where who was named to take over cannot any more, another adult does; where there is none, it falls with who died.
    private static Entitlement HandedOn(Entitlement entitlement, SheetLine line, HouseholdCommand.SettleEligibility command, HouseholdState household, LocalDate today, PolicyVersion policy)
    {
        if (line.Successor is not { } successor) return entitlement;
        HouseholdMember? Heir(Func<HouseholdMember, bool> among) => FamilyEntitlements.Heir(household.Entitlements, [.. household.Members.Where(among)], today, policy);
        if (Heir(m => m.Id == successor) is { } named) return Succeeded(entitlement, named, command.Period);
        if (line.Named != entitlement.MemberId && household.Members.Any(m => m.Id == entitlement.MemberId)) return entitlement;
        return Heir(m => m.Id != line.Named && !command.Dead.Contains(m.Id) && !command.Ineligible.Contains(m.Id)) is { } other
            ? Succeeded(entitlement, other, command.Period)
            : Stopped(entitlement, command.Period, Cascade.Deceased);
    }

    private static Entitlement Succeeded(Entitlement entitlement, HouseholdMember member, CyclePeriod period) =>
        entitlement.MemberId == member.Id ? entitlement : entitlement with { MemberId = member.Id, SucceededIn = period };

    private static Entitlement Stopped(Entitlement entitlement, CyclePeriod period, int? ground) =>
        entitlement with { Status = EntitlementStatus.Stopped, StoppedFrom = period.Next, Ground = ground, VerifiedIn = period };
}
