using Dtks.Domain.Common;
using Dtks.Functions.Storage;

namespace Dtks.Functions.Audit;

/// <summary>Who did what to what, written in the same batch as the change itself; a read of a record leaves one too.</summary>
public sealed record AuditDocument : Document
{
    /// <inheritdoc />
    public override string Type => "audit";

    /// <summary>Set in the registry.</summary>
    public string? Village { get; init; }

    /// <summary>Set in ratifications.</summary>
    public string? Regency { get; init; }

    /// <summary>Set in cycles.</summary>
    public string? Period { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The token's subject, or <c>system</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The role acted in.</summary>
    public required Role Role { get; init; }

    /// <summary>What was done, a code such as <c>proposal.submitted</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The document it was done to.</summary>
    public required string Target { get; init; }

    /// <summary>The entry of one action in the change's partition.</summary>
    public static AuditDocument Of(string container, string partition, Actor by, string action, string target, DateTimeOffset at) => new()
    {
        Id = $"audit-{Guid.CreateVersion7(at):N}",
        Village = container == ContainerName.Registry ? partition : null,
        Regency = container == ContainerName.Ratifications ? partition : null,
        Period = container == ContainerName.Cycles ? partition : null,
        At = at,
        Subject = by.Subject,
        Role = by.Role,
        Action = action,
        Target = target,
    };
}
