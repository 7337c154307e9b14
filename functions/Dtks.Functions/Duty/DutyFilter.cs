using Dtks.Platform.Problems;

namespace Dtks.Functions.Duty;

/// <summary>Reads <c>?late=</c>.</summary>
internal static class DutyFilter
{
    /// <summary>Whether only late villages are asked for, or only others; null where it is not said.</summary>
    /// <exception cref="ProblemException">400 for anything else.</exception>
    public static bool? Late(string text) => text switch
    {
        "" => null,
        "true" => true,
        "false" => false,
        _ => throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = "true, false" })),
    };
}
