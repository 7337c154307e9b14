using System.Security.Cryptography;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Dtks.Pages.Sessions;

/// <summary>Keeps sessions in the database: a browser's cookie names one, and ends with it wherever it was copied to.</summary>
/// <param name="store">The database.</param>
/// <param name="hash">Under which a reader's sessions stand.</param>
/// <param name="protection">What is kept is protected by.</param>
/// <param name="clock">The time.</param>
public sealed class SessionStore(DocumentStore store, KeyedHash hash, IDataProtectionProvider protection, TimeProvider clock) : ITicketStore
{
    private const int IdBytes = 32;
    private const int IdLength = 43;
    private const int ReaderLength = 64;

    private readonly IDataProtector _protector = protection.CreateProtector("Dtks.Pages.Sessions");

    /// <inheritdoc />
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var key = $"{ReaderOf(ticket)}.{Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(IdBytes))}";
        var (reader, id) = Read(key)!.Value;
        return await store.TryCreateAsync(SessionDocument.Of(reader), Document(reader, id, ticket), CancellationToken.None) ? key : throw new InvalidOperationException("A session of this id is there already.");
    }

    /// <inheritdoc />
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var (reader, id) = Read(key) ?? throw new ArgumentException("The session's key is none.", nameof(key));

        // One that was ended meanwhile stays ended, whatever visit was under way.
        if (await store.ReadAsync<SessionDocument>(SessionDocument.Of(reader), id, CancellationToken.None) is { } found && ReaderOf(ticket) == reader)
        {
            await store.TryReplaceAsync(SessionDocument.Of(reader), Document(reader, id, ticket) with { ETag = found.ETag }, CancellationToken.None);
        }
    }

    private SessionDocument Document(string reader, string id, AuthenticationTicket ticket)
    {
        var left = (ticket.Properties.ExpiresUtc ?? clock.GetUtcNow()) - clock.GetUtcNow();
        return new SessionDocument { Id = id, Reader = reader, Ticket = Protected(ticket), TimeToLive = Math.Max(1, (int)left.TotalSeconds) };
    }

    /// <inheritdoc />
    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (Read(key) is not var (reader, id) || await store.ReadAsync<SessionDocument>(SessionDocument.Of(reader), id, CancellationToken.None) is not { } found)
        {
            return null;
        }

        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(Convert.FromBase64String(found.Ticket)));
        }
        catch (CryptographicException)
        {
            // Of a key that is gone: who was signed in by it signs in anew.
            return null;
        }
    }

    /// <inheritdoc />
    public async Task RemoveAsync(string key)
    {
        if (Read(key) is var (reader, id))
        {
            await store.TryDeleteAsync(SessionDocument.Of(reader), id, etag: null, CancellationToken.None);
        }
    }

    /// <summary>Ends every session of a reader, wherever they are signed in.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task EndAllAsync(string subject, CancellationToken cancellation)
    {
        var partition = SessionDocument.Of(hash.Of(nameof(SessionStore), subject));
        var ids = await store.TextsAsync(partition, new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'session'"), cancellation).ToListAsync(cancellation);
        foreach (var id in ids)
        {
            await store.TryDeleteAsync(partition, id, etag: null, cancellation);
        }
    }

    private static (string Reader, string Id)? Read(string key) =>
        key.Split('.') is [{ Length: ReaderLength } reader, { Length: IdLength } id] && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? (reader, id) : null;

    private string ReaderOf(AuthenticationTicket ticket) => hash.Of(nameof(SessionStore), ReaderClaims.SubjectOf(ticket.Principal));

    private string Protected(AuthenticationTicket ticket) => Convert.ToBase64String(_protector.Protect(TicketSerializer.Default.Serialize(ticket)));
}
