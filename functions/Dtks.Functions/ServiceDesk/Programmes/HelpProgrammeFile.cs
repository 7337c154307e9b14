using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>The programmes that come with the application, as their file has them: what holds where a regency set none of its own (SVC-4).</summary>
/// <param name="Id">The day they hold from and a running number.</param>
/// <param name="From">The first day they hold.</param>
/// <param name="Source">Where they were read.</param>
/// <param name="Programmes">The programmes.</param>
public sealed record HelpProgrammeFile(string Id, LocalDate From, string Source, IReadOnlyList<HelpProgrammeEntry> Programmes);

/// <summary>A programme in its file; what each member means stands at <see cref="HelpProgramme"/>.</summary>
public sealed record HelpProgrammeEntry(
    string Code, string Name, Section Section, IReadOnlyList<HelpCriterion> Criteria, IReadOnlyList<string> Papers, IReadOnlyList<string> Givers, IReadOnlyList<string> Urgencies)
{
    /// <summary>The programme as it stands from a day on.</summary>
    public HelpProgramme From(LocalDate day) => new()
    {
        Code = Code,
        Name = Name,
        Section = Section,
        EffectiveFrom = day,
        Criteria = Criteria,
        Papers = Papers,
        Givers = Givers,
        Urgencies = Urgencies,
    };
}
