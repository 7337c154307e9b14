using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using NodaTime;

namespace Dtks.Functions.Partners;

/// <summary>The secrets by which partners' systems get their tokens: random, and kept as keyed hashes only.</summary>
public sealed class PartnerSecrets(PartnerChanges changes, KeyedHash hash)
{
    private const int Bytes = 32;
    private const string Purpose = "partner-secret";

    /// <summary>Makes a secret; its text is in the receipt this once.</summary>
    /// <exception cref="ProblemException">400 for what is no id, 404 for no partner, 409 for an id that was used, or too many.</exception>
    public async Task<PartnerSecretReceipt> MakeAsync(string partner, string id, Actor by, CancellationToken cancellation)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var digest = DigestOf(partner, text);
        var after = await changes.ChangeAsync(partner, by, (before, context) => PartnerDecider.SetSecret(before, id, digest, context), cancellation);
        var made = after.Secrets.Single(s => s.Id == id);
        return new PartnerSecretReceipt(id, made.Until, made.Digest == digest ? text : null);
    }

    /// <summary>The secret that a text is of, of those taken at an instant; null for none. All are compared, and in the same time.</summary>
    public PartnerSecret? Find(Partner partner, string text, Instant now)
    {
        ArgumentNullException.ThrowIfNull(partner);
        var digest = Encoding.ASCII.GetBytes(DigestOf(partner.Id, text));
        return partner.Secrets.Where(s => s.IsTaken(now)).ToList().FindAll(s => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(s.Digest), digest)).FirstOrDefault();
    }

    private string DigestOf(string partner, string text) => hash.Of(Purpose, $"{partner}\n{text}");
}
