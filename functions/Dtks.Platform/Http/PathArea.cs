using Dtks.Domain.Areas;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Http;

/// <summary>Area codes in a request's path.</summary>
public static class PathArea
{
    /// <summary>A village's code.</summary>
    /// <exception cref="ProblemException">404 when it is none.</exception>
    public static AreaCode Village(string text) => Of(text, AreaLevel.Village);

    /// <summary>A regency's code.</summary>
    /// <exception cref="ProblemException">404 when it is none.</exception>
    public static AreaCode Regency(string text) => Of(text, AreaLevel.Regency);

    /// <summary>A district's code.</summary>
    /// <exception cref="ProblemException">404 when it is none.</exception>
    public static AreaCode District(string text) => Of(text, AreaLevel.District);

    private static AreaCode Of(string text, AreaLevel level) =>
        AreaCode.TryParse(text, out var code) && code.Level == level ? code : throw new ProblemException(Problem.NotFound);
}
