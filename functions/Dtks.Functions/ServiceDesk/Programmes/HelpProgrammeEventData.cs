using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>What is told of a programme that a regency set (SVC-4).</summary>
/// <param name="Programme">Its code.</param>
/// <param name="Regency">The regency.</param>
/// <param name="Section">The section it belongs to.</param>
/// <param name="EffectiveFrom">From when on it holds so.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Policy">The policy version.</param>
public sealed record HelpProgrammeEventData(string Programme, string Regency, Section Section, LocalDate EffectiveFrom, string? Rule, string Policy);
