using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>The answer to an announced prelist. The link is signed anew for every answer and never stored; it is left out once nothing is awaited any more.</summary>
/// <param name="Id">The import's id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="UploadUrl">Where the client PUTs the bytes, once, or block by block.</param>
/// <param name="ExpiresOn">When that link stops working.</param>
public sealed record ImportReceipt(string Id, ImportStatus Status, Uri? UploadUrl = null, DateTimeOffset? ExpiresOn = null);
