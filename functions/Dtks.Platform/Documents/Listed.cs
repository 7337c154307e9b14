using System.Diagnostics.CodeAnalysis;

namespace Dtks.Platform.Documents;

/// <summary>
/// One item of a list: as it was read, or as one that cannot be read. Lists give nothing else, so that one bad document never takes its
/// neighbours along, and whoever reads a list says what becomes of it.
/// </summary>
/// <typeparam name="T">What an item is read as.</typeparam>
public readonly record struct Listed<T>
{
    private readonly T? _item;
    private readonly UnreadableDocument? _unreadable;

    internal Listed(T item) => _item = item;

    internal Listed(UnreadableDocument unreadable) => _unreadable = unreadable;

    /// <summary>The item, or what is known of one that cannot be read.</summary>
    public bool TryRead([MaybeNullWhen(false)] out T item, [NotNullWhen(false)] out UnreadableDocument? unreadable)
    {
        (item, unreadable) = (_item, _unreadable);
        return unreadable is null;
    }
}
