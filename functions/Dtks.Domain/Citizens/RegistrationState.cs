using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using NodaTime;

namespace Dtks.Domain.Citizens;

/// <summary>A citizen's registration as it stands (PRO-4); what it was before is in the audit trail alone.</summary>
public sealed record RegistrationState
{
    /// <summary>Who registers.</summary>
    public required string Subject { get; init; }

    /// <summary>As whom.</summary>
    public required PopulationRecord Person { get; init; }

    /// <summary>Where it stands.</summary>
    public required RegistrationStatus Status { get; init; }

    /// <summary>The population register's answer; null until it was compared, and where it is not told.</summary>
    public PopulationMatch? Match { get; init; }

    /// <summary>What is confirmed still while other data were sent that are not; null where nothing is, or what was sent last.</summary>
    public RegistrationInForce? InForce { get; init; }

    /// <summary>How many times it was sent to be compared.</summary>
    public required int Attempts { get; init; }

    /// <summary>How it came to stand so.</summary>
    public required EventMeta Last { get; init; }
}

/// <summary>A citizen's data that the population register confirmed, and that hold until others are.</summary>
/// <param name="Person">The data.</param>
/// <param name="Since">When they were confirmed.</param>
public sealed record RegistrationInForce(PopulationRecord Person, Instant Since);
