using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Population;
using Dtks.Functions.Proposals;
using Dtks.Platform.Problems;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Has the population register confirm whom a change brings (REG-5). What mismatches counts as an official's attempt at a NIK (PRO-5).</summary>
public sealed class FamilyConfirmation(PopulationRegister population, MismatchedAttempts attempts)
{
    /// <summary>What it has otherwise, each with where that stands in the request; none when it confirms them.</summary>
    /// <param name="change">The change.</param>
    /// <param name="effect">What it comes to.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="times">How long they wait; null for a queue's work.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="HttpRequestException">It did not answer: the change waits.</exception>
    /// <exception cref="ProblemException">429 while the attempts at one of the NIKs are spent.</exception>
    public async Task<IReadOnlyList<Unconfirmed>> DiffersAsync(FamilyChange change, FamilyEffect effect, Actor by, PopulationTimes? times, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(by);
        if (effect.ToConfirm is not { } family)
        {
            return [];
        }

        var people = Compared(change, family, effect.Pointers, by);
        await attempts.RefuseSpentAsync(people, cancellation);
        var unconfirmed = (await population.CompareAsync(family, times, cancellation)).Select((answer, place) => (Fields: Otherwise(answer, effect), Place: place)).Where(a => a.Fields.Count > 0).ToList();
        if (unconfirmed.Count > 0 && !await attempts.TryCountAsync(people, unconfirmed.Select(a => a.Place), cancellation))
        {
            await attempts.RefuseSpentAsync(people, cancellation);
        }

        return [.. unconfirmed.SelectMany(a => a.Fields.Select(field => Unconfirmed.Of(change, effect, family.Members[a.Place], effect.Pointers[a.Place], field)))];
    }

    /// <summary>Why a change is not carried out whose persons it has otherwise.</summary>
    public static Violation Refusal(FamilyChange change, IReadOnlyList<Unconfirmed> differs)
    {
        ArgumentNullException.ThrowIfNull(change);
        var who = differs.Select(d => d.Member).OfType<string>().Distinct().ToList();
        var fields = ("fields", string.Join(", ", differs.Select(d => d.Field).Distinct()));
        return Violation.Refused(
            FamilyChangeViolations.Unconfirmed, change.Fields?.Nik is null ? "REG-5" : "REG-7", pointer: null, who.Count == 0 ? [fields] : [fields, ("who", string.Join(", ", who))]);
    }

    /// <summary>The problem of what differs.</summary>
    public static Problem Told(FamilyChange change, IReadOnlyList<Unconfirmed> differs)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (_, _, rule, _, args) = Refusal(change, differs);
        return new Problem(
            422, FamilyChangeViolations.Unconfirmed, rule, args,
            [.. differs.Distinct().Select(d => new ProblemError(d.Pointer, FamilyChangeViolations.Unconfirmed, rule, Refusal(change, [d]).Args))]);
    }

    private static IReadOnlyList<PopulationField> Otherwise(PopulationMatch answer, FamilyEffect effect) =>
        effect.ConfirmsStatus && answer.Fields.Any(f => f is { Field: PopulationField.MaritalStatus, Outcome: not FieldOutcome.Match }) ? [.. answer.Unconfirmed(), PopulationField.MaritalStatus] : answer.Unconfirmed();

    private static ComparedPeople Compared(FamilyChange change, Family family, IReadOnlyList<string> pointers, Actor by) => new(
        change.Id, ProposalSource.Village, by.Subject, by.Area, [.. family.Members.Zip(pointers).Select(m => (m.First.Nik, m.Second.Length == 0 ? string.Empty : $"{m.Second}/nik"))])
    {
        IsChange = true,
    };
}
