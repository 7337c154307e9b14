namespace Dtks.Functions.Evidence;

/// <summary>A kind of files that are declared and then sent by a link; each module registers its own.</summary>
public interface IDeclaredUploads
{
    /// <summary>One of them; null when none of this kind has the id.</summary>
    Task<DeclaredUpload?> FindUploadAsync(string village, string id, CancellationToken cancellation);
}
