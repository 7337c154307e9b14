using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>A programme as it stands on a day.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">The section it belongs to.</param>
/// <param name="EffectiveFrom">From when on it stands so.</param>
/// <param name="Criteria">The technical criteria, all of which must be met (SVC-8).</param>
/// <param name="Papers">The papers that it asks for beside KTP and KK.</param>
/// <param name="Givers">The offices that give it.</param>
/// <param name="Urgencies">Its classes of urgency, most urgent first.</param>
public sealed record HelpProgrammeView(
    string Id, string Name, Section Section, LocalDate EffectiveFrom, IReadOnlyList<HelpCriterion> Criteria, IReadOnlyList<string> Papers, IReadOnlyList<string> Givers, IReadOnlyList<string> Urgencies)
{
    /// <summary>Versions that hold later; absent where there is none.</summary>
    public IReadOnlyList<HelpProgrammeView>? Coming { get; init; }

    /// <summary>Of a programme.</summary>
    public static HelpProgrammeView Of(HelpProgramme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new(programme.Code, programme.Name, programme.Section, programme.EffectiveFrom, programme.Criteria, programme.Papers, programme.Givers, programme.Urgencies);
    }
}

/// <summary>The programmes of a regency's sections.</summary>
/// <param name="Items">Them, by code.</param>
internal sealed record HelpProgrammeList(IReadOnlyList<HelpProgrammeView> Items);
