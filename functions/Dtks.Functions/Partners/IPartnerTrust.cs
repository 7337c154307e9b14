using Dtks.Domain.Partners;

namespace Dtks.Functions.Partners;

/// <summary>Who sends a message and what it may ask (REG-3), and our own name and signature under what we send.</summary>
public interface IPartnerTrust
{
    /// <summary>The name we send and receive under (<c>Dci:Id</c>).</summary>
    string OwnId { get; }

    /// <summary>
    /// Admits a message: its bearer token, the partner and its agreement of today, the day's allowance, the frame of the body, and of a signed one its signature, sender, receiver and address, in this
    /// order. What else the header and the message say is not looked at.
    /// </summary>
    /// <param name="authorization">The request's <c>Authorization</c> header as it stands; null or empty where it has none.</param>
    /// <param name="body">The request's body as it came.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PartnerRefusedException">It is not admitted; with status and code.</exception>
    Task<PartnerAdmission> AdmitAsync(string? authorization, ReadOnlyMemory<byte> body, CancellationToken cancellation);

    /// <summary>Works a message whose id is seen for the first time within the window in which messages are taken, after its header was found right. The id is taken by what was stored or answered: where that fails, the message may come again.</summary>
    /// <param name="partner">The partner's id.</param>
    /// <param name="messageId">The id, of any length.</param>
    /// <param name="work">Works it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What the work came to; null for an id that was seen before.</returns>
    Task<T?> OnceAsync<T>(string partner, string messageId, Func<Task<T>> work, CancellationToken cancellation)
        where T : class;

    /// <summary>Whether a message's time (<c>message_ts</c>) is near enough to now: by default at most 5 minutes past and 1 minute ahead (<c>Dci:PastSeconds</c>, <c>Dci:AheadSeconds</c>).</summary>
    bool IsTimely(NodaTime.Instant sentAt);

    /// <summary>A partner with the agreement that holds now, for what is done after its request; null where none does or it is kept out.</summary>
    Task<PartnerTerms?> TermsAsync(string partner, CancellationToken cancellation);

    /// <summary>A partner with the agreement that holds now, also while it is kept out (<see cref="Partner.Suspended"/>): nothing is told to it then, and what is to be told waits. Null where none holds.</summary>
    Task<PartnerTerms?> AgreedAsync(string partner, CancellationToken cancellation);

    /// <summary>The member <c>signature</c> of a message of ours.</summary>
    /// <param name="header">The bytes of the value of <c>header</c>, exactly as they are sent.</param>
    /// <param name="message">The bytes of the value of <c>message</c>, exactly as they are sent; empty where there is none.</param>
    string Sign(ReadOnlySpan<byte> header, ReadOnlySpan<byte> message);
}

/// <summary>A partner and the agreement that holds for it.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Agreement">The agreement.</param>
public sealed record PartnerTerms(Partner Partner, Agreement Agreement);

/// <summary>A message that was admitted.</summary>
/// <param name="Partner">Who sent it.</param>
/// <param name="Agreement">The agreement that holds today.</param>
/// <param name="Frame">The parts of its body.</param>
public sealed record PartnerAdmission(Partner Partner, Agreement Agreement, MessageFrame Frame);
