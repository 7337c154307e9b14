using Dtks.LocalCosmos.Storage;

namespace Dtks.LocalCosmos.Resources;

/// <summary>The catalog as it is now: read again after every change that reached the disk.</summary>
internal sealed class LiveCatalog
{
    private readonly Store _store;
    private readonly Lock _reload = new();
    private volatile Catalog _current;

    public LiveCatalog(Store store)
    {
        _store = store;
        store.CommitAsync(CatalogWriter.DeleteOrphans).GetAwaiter().GetResult();
        _current = store.Read(Catalog.Load);
    }

    public Catalog Current => _current;

    /// <summary>
    /// Carries out a change of databases, containers or offers; completes when it is on the disk and in force. The change is given
    /// the catalog as it is when its turn comes: what was found before may be gone by then.
    /// </summary>
    public async Task<T> ChangeAsync<T>(Func<WriteSession, Catalog, T> change)
    {
        var result = await _store.CommitAsync(session => change(session, Catalog.Load(session)));
        lock (_reload)
        {
            _current = _store.Read(Catalog.Load);
        }

        return result;
    }
}
