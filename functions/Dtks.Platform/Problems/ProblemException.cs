namespace Dtks.Platform.Problems;

/// <summary>Ends a request with a problem. Thrown by handlers for what a client can do something about; never for a defect.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    /// <summary>What is told to the client.</summary>
    public Problem Problem { get; } = problem;
}
