using Dtks.Domain.Partners;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Holds a signed message to be its sender's, for us, and unchanged: sender, receiver, address and signature (REG-3).</summary>
public sealed class MessageCheck(KeySets keySets, IOptions<DciOptions> options, TimeProvider clock)
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    /// <param name="partner">Whose token came with it.</param>
    /// <param name="agreement">The agreement that holds.</param>
    /// <param name="frame">The message.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PartnerRefusedException">503 while the partner's keys are not to be had.</exception>
    public async Task<PartnerFault?> FaultOfAsync(Partner partner, Agreement agreement, MessageFrame frame, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.IsEncrypted)
        {
            return Refusals.Encrypted;
        }

        if (agreement.Signatures == SignatureRule.Bearer)
        {
            return null;
        }

        return HeaderFault(partner, agreement, frame) ?? await SignatureFaultAsync(partner, frame, cancellation);
    }

    private PartnerFault? HeaderFault(Partner partner, Agreement agreement, MessageFrame frame)
    {
        var (sender, receiver, address) = (frame.HeaderText("sender_id", out var isSender), frame.HeaderText("receiver_id", out var isReceiver), frame.HeaderText("sender_uri", out var isAddress));
        return !isSender || (sender is not null && sender != partner.Id) ? Refusals.OtherSender
            : !isReceiver || receiver != options.Value.Id ? Refusals.OtherReceiver
            : !isAddress || (address is not null && !IsAgreed(address, agreement.Callback)) ? Refusals.OtherAddress
            : null;
    }

    private async Task<PartnerFault?> SignatureFaultAsync(Partner partner, MessageFrame frame, CancellationToken cancellation)
    {
        if (frame.Signature is null)
        {
            return Refusals.SignatureMissing;
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return MessageSignature.Read(frame.Signature) is { } signature && signature.Sender == partner.Id
            && signature.Created <= now + options.Value.AheadSeconds && now < signature.Expires && signature.Created < signature.Expires
            && await keySets.FindAsync(partner, signature.Kid, cancellation) is { } key
            && signature.Algorithms.All(name => SignatureNames.IsOfMessage(name, key.Algorithm))
            && PublicKeys.Verify(key, signature.Signed(frame.Header.Span, frame.Message.Span), signature.Value, alsoDer: true)
                ? null
                : Refusals.SignatureInvalid;
    }

    // The agreed address, or a path below it.
    private static bool IsAgreed(string address, Uri? agreed)
    {
        var start = agreed?.AbsoluteUri.TrimEnd('/');
        return start is not null && Uri.TryCreate(address, UriKind.Absolute, out var named) && (named.AbsoluteUri.TrimEnd('/') == start || named.AbsoluteUri.StartsWith(start + "/", StringComparison.Ordinal));
    }
}
