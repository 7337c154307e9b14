using Dtks.Domain.Kernel;

namespace Dtks.Platform.Problems;

/// <summary>Turns what the domain refuses into the problem a client is told.</summary>
public static class Accepted
{
    /// <summary>The events of an accepted decision.</summary>
    /// <exception cref="ProblemException">400, 409 or 422 with every violation, when it was refused.</exception>
    public static IReadOnlyList<TEvent> Events<TEvent>(Decision<TEvent> decision) =>
        decision.IsAccepted ? decision.Events : throw new ProblemException(ProblemOf(decision.Violations));

    /// <summary>The value that was read.</summary>
    /// <exception cref="ProblemException">400 with every violation.</exception>
    public static T Value<T>(Reading<T> reading)
        where T : class => reading.Value ?? throw new ProblemException(ProblemOf(reading.Violations));

    /// <summary>The problem of one or more violations: the gravest kind gives the status, a single one the code.</summary>
    public static Problem ProblemOf(IReadOnlyList<Violation> violations)
    {
        var status = violations.Any(v => v.Kind == ViolationKind.Invalid) ? 400 : violations.Any(v => v.Kind == ViolationKind.Conflict) ? 409 : 422;
        var only = violations.Count == 1 ? violations[0] : null;
        var rules = violations.Select(v => v.Rule).Distinct().ToList();
        return new Problem(
            status,
            only?.Code ?? (status == 400 ? "request.invalid" : "request.refused"),
            only?.Rule ?? rules.FirstOrDefault(r => r is not null),
            only?.Args,
            [.. violations.Select(v => new ProblemError(v.Pointer ?? string.Empty, v.Code, v.Rule, v.Args))]);
    }
}
