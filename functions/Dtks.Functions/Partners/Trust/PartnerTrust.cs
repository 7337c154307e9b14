using Dtks.Domain.Partners;
using Dtks.Platform.Problems;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <inheritdoc cref="IPartnerTrust" />
public sealed class PartnerTrust(
    BearerCheck bearer, MessageCheck messages, PartnerRepository partners, Allowances allowances, SeenOnce seen, OwnKeys keys, IPartnerTraffic traffic, IOptions<DciOptions> options, TimeProvider clock)
    : IPartnerTrust
{
    private const string Admission = "message";
    private static readonly TimeSpan SignatureLife = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public string OwnId => options.Value.Id;

    /// <inheritdoc />
    public async Task<PartnerAdmission> AdmitAsync(string? authorization, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var partner = await bearer.PartnerOfAsync(authorization, cancellation);
        try
        {
            var admitted = await AdmitAsync(partner, body, cancellation);
            traffic.Note(partner.Id, Admission, "admitted");
            return admitted;
        }
        catch (PartnerRefusedException e)
        {
            traffic.Note(partner.Id, Admission, e.Fault.Code, isFailure: true);
            throw;
        }
    }

    /// <inheritdoc />
    public Task<T?> OnceAsync<T>(string partner, string messageId, Func<Task<T>> work, CancellationToken cancellation)
        where T : class =>
        seen.WorkAsync((partner, "message", messageId, TimeSpan.FromSeconds(options.Value.PastSeconds + options.Value.AheadSeconds)), work, cancellation);

    /// <inheritdoc />
    public bool IsTimely(Instant sentAt)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return now - Duration.FromSeconds(options.Value.PastSeconds) <= sentAt && sentAt <= now + Duration.FromSeconds(options.Value.AheadSeconds);
    }

    /// <inheritdoc />
    public async Task<PartnerTerms?> TermsAsync(string partner, CancellationToken cancellation) =>
        await AgreedAsync(partner, cancellation) is { Partner.Suspended: null } terms ? terms : null;

    /// <inheritdoc />
    public async Task<PartnerTerms?> AgreedAsync(string partner, CancellationToken cancellation) =>
        (await partners.FindAsync(partner, cancellation))?.State is { } found && found.AgreedOn(Today()) is { } agreement ? new PartnerTerms(found, agreement) : null;

    /// <inheritdoc />
    public string Sign(ReadOnlySpan<byte> header, ReadOnlySpan<byte> message) => MessageSignature.Of(keys, OwnId, clock.GetUtcNow(), SignatureLife, header, message).ToString();

    private async Task<PartnerAdmission> AdmitAsync(Partner partner, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        if (partner.Suspended is not null)
        {
            throw new PartnerRefusedException(Refusals.Suspended);
        }

        var agreement = partner.AgreementOn(Today()) ?? throw new PartnerRefusedException(Refusals.NoAgreement);
        if (!await TakeAsync(partner.Id, agreement.PerDay, cancellation))
        {
            throw new PartnerRefusedException(Refusals.Spent(allowances.UntilTomorrow()));
        }

        var frame = MessageFrame.Read(body) ?? throw new PartnerRefusedException(Refusals.Unreadable);
        return await messages.FaultOfAsync(partner, agreement, frame, cancellation) is { } fault ? throw new PartnerRefusedException(fault) : new PartnerAdmission(partner, agreement, frame);
    }

    private async Task<bool> TakeAsync(string partner, int perDay, CancellationToken cancellation)
    {
        try
        {
            return await allowances.TakeAsync(partner, perDay, cancellation);
        }
        catch (ProblemException)
        {
            // Too many instances take of it at once.
            throw new PartnerRefusedException(Refusals.Busy);
        }
    }

    private LocalDate Today() => AgreementRules.DayOf(Instant.FromDateTimeOffset(clock.GetUtcNow()));
}
