using Dtks.LocalHost.Http;

namespace Dtks.LocalHost.Dev;

/// <summary>A request to a <c>/dev</c> path is refused.</summary>
internal sealed class DevProblemException(HostProblem problem) : Exception(problem.Code)
{
    /// <summary>The answer.</summary>
    public HostProblem Problem { get; } = problem;

    /// <summary>A 400 for a member of the body.</summary>
    public static DevProblemException Bad(string code, string? pointer, string indonesian, string english)
        => new(HostProblem.BadRequest(code, pointer, indonesian, english));
}
