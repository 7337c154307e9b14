namespace Dtks.Functions.Imports;

/// <summary>The kinds of files that are worked, as modules registered them.</summary>
public sealed class ImportKinds(IEnumerable<IImportKind> kinds)
{
    private readonly IReadOnlyList<IImportKind> _kinds = [.. kinds];

    /// <summary>The kind of an import.</summary>
    /// <exception cref="InvalidOperationException">No module has it: the import is of a later release.</exception>
    public IImportKind Of(ImportDocument import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return _kinds.Single(kind => kind.Name == import.Kind);
    }
}
