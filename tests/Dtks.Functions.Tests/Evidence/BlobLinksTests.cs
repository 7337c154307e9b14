using System.Net;
using System.Text;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Dtks.Functions.Evidence;
using Dtks.Platform.Idempotency;

namespace Dtks.Functions.Tests.Evidence;

/// <summary>Links as they are signed where the app has a managed identity and no account key.</summary>
public sealed class BlobLinksTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 3, 0, 0, TimeSpan.Zero);

    private readonly KeyEndpoint _endpoint = new();
    private readonly HandClock _clock = new() { Now = Now };
    private readonly DelegationKeys _keys;
    private readonly BlobLinks _links;

    public BlobLinksTests()
    {
        var options = new BlobClientOptions { Transport = new HttpClientTransport(_endpoint) };
        var service = new BlobServiceClient(new Uri("https://contoh.blob.core.windows.net"), new SampleCredential(), options);
        _keys = new DelegationKeys(service, _clock);
        _links = new BlobLinks(service, _keys, _clock);
    }

    [Fact]
    public async Task A_download_link_reads_one_blob_and_states_its_type_and_name()
    {
        var link = await _links.ToDownloadAsync("3306052001/d/e", "berita acara \"1\"; é.pdf", "application/pdf", CancellationToken.None);

        var sas = HttpUtility.ParseQueryString(link.Url.Query);
        Assert.Equal("https://contoh.blob.core.windows.net/evidence/3306052001/d/e", link.Url.GetLeftPart(UriPartial.Path));
        Assert.Equal(("r", "b", "https", KeyEndpoint.Owner), (sas["sp"], sas["sr"], sas["spr"], sas["skoid"]));
        Assert.Equal(("2026-11-02T02:55:00Z", "2026-11-02T03:15:00Z", Now.AddMinutes(15)), (sas["st"], sas["se"], link.ExpiresOn));
        Assert.Equal(("application/pdf", "private, no-store"), (sas["rsct"], sas["rscc"]));
        Assert.Equal("attachment; filename*=UTF-8''berita%20acara%20%221%22%3B%20%C3%A9.pdf", sas["rscd"]);
    }

    [Fact]
    public async Task The_key_is_fetched_once_a_day()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _links.ToDownloadAsync("v/d/e", "a.pdf", "application/pdf", CancellationToken.None)));
        _clock.Now = Now.AddHours(23.7);
        await _links.ToDownloadAsync("v/d/e", "a.pdf", "application/pdf", CancellationToken.None);
        Assert.Equal(1, _endpoint.Fetched);

        // From here a link would outlive the key.
        _clock.Now = Now.AddHours(23.8);
        await _links.ToDownloadAsync("v/d/e", "a.pdf", "application/pdf", CancellationToken.None);
        Assert.Equal(2, _endpoint.Fetched);
    }

    public void Dispose()
    {
        _keys.Dispose();
        _endpoint.Dispose();
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class SampleCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext context, CancellationToken cancellation) => new("sample", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken cancellation) =>
            ValueTask.FromResult(GetToken(context, cancellation));
    }

    /// <summary>IdempotentAnswers Get User Delegation Key as the service documents it, with the times asked for.</summary>
    private sealed class KeyEndpoint : HttpMessageHandler
    {
        public const string Owner = "00000000-0000-0000-0000-000000000001";

        private int _fetched;

        public int Fetched => _fetched;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _fetched);
            var asked = System.Xml.Linq.XDocument.Parse(await request.Content!.ReadAsStringAsync(cancellation)).Root!;
            var key = Convert.ToBase64String(new byte[32]);
            var answer = $"""
                <?xml version="1.0" encoding="utf-8"?>
                <UserDelegationKey><SignedOid>{Owner}</SignedOid><SignedTid>{Owner}</SignedTid><SignedStart>{asked.Element("Start")!.Value}</SignedStart>
                <SignedExpiry>{asked.Element("Expiry")!.Value}</SignedExpiry><SignedService>b</SignedService><SignedVersion>2023-01-03</SignedVersion><Value>{key}</Value></UserDelegationKey>
                """;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/xml") };
        }
    }
}
