using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.People;

/// <summary>Ages in full years.</summary>
public static class Ages
{
    /// <summary>
    /// Full years lived on <paramref name="on"/>, never below 0. Who was born on 29 February completes a year on 28 February of a common
    /// year.
    /// </summary>
    public static int On(LocalDate on, LocalDate birthDate) => Math.Max(0, Period.Between(birthDate, on, PeriodUnits.Years).Years);

    /// <summary>Whether a person counts as adult (VER-4, <see cref="PolicyVersion.AdultAgeYears"/>).</summary>
    public static bool IsAdult(LocalDate on, LocalDate birthDate, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return On(on, birthDate) >= policy.AdultAgeYears;
    }

    /// <summary>Whether a person heads a family before any child does: an adult, by age or ever married (REG-2, REG-8).</summary>
    public static bool MayHead(LocalDate on, Member person, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.MaritalStatus != MaritalStatus.Unmarried || IsAdult(on, person.BirthDate, policy);
    }
}
