using System.Collections.Frozen;
using Dtks.Domain.Policies;

namespace Dtks.Domain.Matching;

/// <summary>The population register's answer about one person, or about all members of a proposal taken together (PRO-5).</summary>
/// <param name="Fields">Each of the fifteen fields once.</param>
/// <param name="Address">Similarity of the address in whole percent, 0 to 100, rounded down.</param>
public sealed record PopulationMatch(IReadOnlyList<FieldMatch> Fields, int Address)
{
    private const int WholeAddress = 100;

    /// <summary>
    /// Of several taken together, who has something otherwise, in the family's order; null where nobody has, in an answer about one person, and in one
    /// that was kept before this was.
    /// </summary>
    public IReadOnlyList<MemberMatch>? Members { get; init; }

    /// <summary>
    /// Whether each of the fifteen fields is answered exactly once and the address lies within 0 to 100. The answer comes from outside:
    /// false,
    /// not an exception, when the list or an entry of it is null.
    /// </summary>
    public bool IsComplete => Address is >= 0 and <= 100 && Fields is not null && Fields.Count == Count
        && Fields.All(f => f is not null && Enum.IsDefined(f.Field) && Enum.IsDefined(f.Outcome))
        && Fields.Select(f => f.Field).Distinct().Count() == Count;

    /// <summary>How many fields match, 0 to 15.</summary>
    public int Matched => Fields.Count(f => f.Outcome == FieldOutcome.Match);

    /// <summary>
    /// Whether the register confirms who bears the numbers (REG-5): what stays with a person for life, NIK, name, place and date of birth, sex
    /// and the mother's maiden name, and the family card number match. Where they live, and as what in the family, may differ.
    /// </summary>
    public bool ConfirmsBearers => IsComplete && Fields.All(f => f.Outcome == FieldOutcome.Match || !Bearer.Contains(f.Field));

    /// <summary>Those of the fields that tell bearers apart (<see cref="ConfirmsBearers"/>) which do not match.</summary>
    public IReadOnlyList<PopulationField> Unconfirmed() => [.. Fields.Where(f => f.Outcome != FieldOutcome.Match && Bearer.Contains(f.Field)).Select(f => f.Field)];

    /// <summary>
    /// Whether who said it knows the family they speak of (REG-3): of everyone NIK and family card number match, and of all together one thing at most by which
    /// bearers are told apart does not.
    /// </summary>
    /// <param name="people">The answers, one for each member.</param>
    public static bool Knows(IReadOnlyList<PopulationMatch> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var differ = people.SelectMany(p => p.Unconfirmed()).ToList();
        return people.Count > 0 && people.All(p => p.IsComplete) && differ.Count <= 1 && differ.TrueForAll(f => f is not (PopulationField.Nik or PopulationField.FamilyCardNumber));
    }

    private static FrozenSet<PopulationField> Bearer { get; } =
    [
        PopulationField.Nik, PopulationField.Name, PopulationField.BirthPlace, PopulationField.BirthDate, PopulationField.Sex,
        PopulationField.MotherMaidenName, PopulationField.FamilyCardNumber,
    ];

    private static int Count => Enum.GetValues<PopulationField>().Length;

    /// <summary>
    /// Taken together a field matches when it does for everyone, and the address is the least similar one. Where one answer is incomplete,
    /// so
    /// is the whole: nobody is found wanting because an answer was cut short.
    /// </summary>
    /// <param name="people">The answers, at least one.</param>
    /// <exception cref="ArgumentException">None is given.</exception>
    public static PopulationMatch Combine(IReadOnlyList<PopulationMatch> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (people.Count == 0) throw new ArgumentException("At least one person.", nameof(people));
        if (people.FirstOrDefault(p => !p.IsComplete) is { } incomplete) return incomplete;
        var fields = Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, Outcome(people, f)));
        var members = people.Select(MemberMatch.Of).Where(m => m.Fields.Count > 0 || m.Address < WholeAddress).ToList();
        return new PopulationMatch([.. fields], people.Min(p => p.Address)) { Members = members.Count > 0 ? members : null };
    }

    /// <summary>Whether it meets PRO-5: enough fields match and the address reaches the threshold.</summary>
    public bool Meets(PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return IsComplete && Matched >= policy.RequiredPopulationFields && Address >= policy.AddressThresholdPercent;
    }

    private static FieldOutcome Outcome(IReadOnlyList<PopulationMatch> people, PopulationField field) =>
        people.All(p => p.Fields.Single(f => f.Field == field).Outcome == FieldOutcome.Match) ? FieldOutcome.Match : FieldOutcome.Mismatch;
}

/// <summary>What of one of several the population register has otherwise.</summary>
/// <param name="Place">The member's place in the family, counted from 0.</param>
/// <param name="Fields">The fields that do not match.</param>
/// <param name="Address">Similarity of the address in whole percent, 0 to 100.</param>
public sealed record MemberMatch(int Place, IReadOnlyList<PopulationField> Fields, int Address)
{
    internal static MemberMatch Of(PopulationMatch answer, int place) =>
        new(place, [.. answer.Fields.Where(f => f.Outcome != FieldOutcome.Match).Select(f => f.Field)], answer.Address);
}

/// <summary>The answer about one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Outcome">Equal or not.</param>
public sealed record FieldMatch(PopulationField Field, FieldOutcome Outcome);

/// <summary>What the population register answers about one field; it never tells its own value.</summary>
public enum FieldOutcome
{
    /// <summary>Equal.</summary>
    Match,

    /// <summary>Not equal, or the person is unknown.</summary>
    Mismatch,
}
