using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;

namespace Dtks.Domain.Citizens;

/// <summary>Something that happened to a citizen's registration.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record RegistrationEvent(EventMeta Meta);

/// <summary>The citizen said who they are.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Person">Who.</param>
public sealed record RegistrationSubmitted(EventMeta Meta, PopulationRecord Person) : RegistrationEvent(Meta);

/// <summary>It was compared, or is not told how it compares.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer; null where it is not told.</param>
public sealed record RegistrationCompared(EventMeta Meta, PopulationMatch? Match) : RegistrationEvent(Meta);
