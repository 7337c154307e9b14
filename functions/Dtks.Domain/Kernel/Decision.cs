namespace Dtks.Domain.Kernel;

/// <summary>
/// The answer to a command: either events (possibly none, when there is nothing left to do) or at least one violation.
/// </summary>
/// <typeparam name="TEvent">The aggregate's event type.</typeparam>
public sealed record Decision<TEvent>
{
    private Decision(IReadOnlyList<TEvent> events, IReadOnlyList<Violation> violations)
    {
        Events = events;
        Violations = violations;
    }

    /// <summary>What happened, in order; empty when refused or when the command had already been carried out.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why not; empty when accepted.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>True when there is no violation.</summary>
    public bool IsAccepted => Violations.Count == 0;

    /// <summary>The kind that the whole answer takes: <see cref="ViolationKind.Invalid"/> before
    /// <see cref="ViolationKind.Conflict"/> before <see cref="ViolationKind.Refused"/>; null when accepted.</summary>
    public ViolationKind? Kind => IsAccepted ? null
        : Violations.Any(v => v.Kind == ViolationKind.Invalid) ? ViolationKind.Invalid
        : Violations.Any(v => v.Kind == ViolationKind.Conflict) ? ViolationKind.Conflict
        : ViolationKind.Refused;

    /// <summary>Accepted, with what happened.</summary>
    public static Decision<TEvent> Accept(params IReadOnlyList<TEvent> events) => new(events, []);

    /// <summary>Not accepted.</summary>
    /// <exception cref="ArgumentException">No violation is given: a programming error.</exception>
    public static Decision<TEvent> Reject(params IReadOnlyList<Violation> violations) =>
        violations.Count == 0 ? throw new ArgumentException("A refusal names its reason.", nameof(violations)) : new([], violations);
}
