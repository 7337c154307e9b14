using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>A file that is refused whole, from wherever in its reading that shows.</summary>
internal sealed class RefusedFileException(IReadOnlyList<ImportProblem> problems) : Exception(problems[0].Code)
{
    public RefusedFileException(string code, params (string Name, string Value)[] args)
        : this([ImportProblem.Of(code, args)])
    {
    }

    public IReadOnlyList<ImportProblem> Problems { get; } = problems;
}
