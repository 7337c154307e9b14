
using Dtks.Platform.Problems;

namespace Dtks.Functions.Areas;

/// <summary>The answer to a code that no area has.</summary>
internal static class AreaUnknown
{
    /// <summary>404 <c>area.unknown</c>, naming the code.</summary>
    public static ProblemException Of(string code) =>
        new(new Problem(404, "area.unknown", Args: new Dictionary<string, string> { ["area"] = code }));
}
