using Dtks.Domain.Kernel;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Audit;

/// <summary>Who did what to what, written in the same batch as the change itself; a read of a record leaves one too.</summary>
public sealed record AuditDocument : PartitionDocument
{
    /// <inheritdoc />
    public override string Type => "audit";

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

    /// <summary>The entry of one action in a partition.</summary>
    public static AuditDocument Of(Partition partition, Actor by, string action, string target, DateTimeOffset at) => new()
    {
        Id = $"audit-{Guid.CreateVersion7(at):N}",
        In = partition,
        At = at,
        Subject = by.Subject,
        Role = by.Role,
        Action = action,
        Target = target,
    };
}
