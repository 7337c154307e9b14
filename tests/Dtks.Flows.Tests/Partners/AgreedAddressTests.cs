using System.Net;
using Dtks.Functions.Partners;
using Dtks.Tests.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Partners;

/// <summary>What lies at a partner's own addresses: the keys that it publishes, and where it is called.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class AgreedAddressTests(FlowHost host)
{
    private const string Invalid = "401 err.signature.invalid";
    private readonly Flow _flow = host.Flow;
    private readonly PartnerSteps _steps = new(host);

    [Fact]
    public async Task Keys_are_read_from_where_they_are_published_rotated_and_revoked()
    {
        await using var published = await PublishedKeySet.StartAsync();
        var (old, next, stolen) = (PartnerKeyPair.Ed25519Key("old"), PartnerKeyPair.P256Key("next"), PartnerKeyPair.Ed25519Key("stolen"));
        published.Show(old, stolen);
        var (partner, ministry) = (await _steps.RegisterAsync(), await _steps.MinistryAsync());
        (await _flow.PutAsync($"/partners/{partner.Id}", ministry, new { name = "Badan contoh", keySet = published.Address })).Expect(HttpStatusCode.OK);
        var token = await partner.TokenAsync();
        async Task<string> SendBy(PartnerKeyPair key) => await partner.SendAsync(token, await partner.SignedAsync(by: key));

        Assert.Equal(PartnerSystem.Admitted, await SendBy(old));
        Assert.Equal(PartnerSystem.Admitted, await SendBy(stolen));
        Assert.Equal(1, published.Asked);
        (await _flow.PutAsync($"/partners/{partner.Id}/keys/stolen/revocation", ministry, null)).Expect(HttpStatusCode.OK);
        Assert.Equal(Invalid, await SendBy(stolen));

        // A new key is looked for, but not more often than once a minute.
        published.Show(next);
        published.ContentType = "application/json; charset=bogus";
        Assert.Equal((Invalid, 1), (await SendBy(next), published.Asked));
        await _flow.AdvanceAsync("PT61S");
        Assert.Equal((PartnerSystem.Admitted, 2), (await SendBy(next), published.Asked));
        Assert.Equal(Invalid, await SendBy(old));

        // In bytes that are no text it is as if it were away.
        published.Bytes = [0xff];
        await _flow.AdvanceAsync("PT11M");
        Assert.Equal((PartnerSystem.Admitted, 3), (await SendBy(next), published.Asked));
        published.Bytes = null;

        // Away it holds for an hour, and then nobody is believed for it.
        published.Away = true;
        await _flow.AdvanceAsync("PT30M");
        token = await partner.TokenAsync();
        Assert.Equal(PartnerSystem.Admitted, await SendBy(next));
        await _flow.AdvanceAsync("PT31M");
        token = await partner.TokenAsync();
        Assert.Equal("503 err.service.unavailable", await SendBy(next));
        Assert.Equal(PartnerSystem.Admitted, await SendBy(partner.Key));
    }

    [Fact]
    public async Task Call_backs_go_to_the_agreed_address_alone()
    {
        var calls = host.Services.GetRequiredService<IPartnerCalls>();
        var made = (await _flow.SendAsync(HttpMethod.Post, "/dev/partners", body: new { id = PartnerSteps.NextId() })).Expect(HttpStatusCode.OK);
        var (id, ministry) = (made["clientId"]!, await _steps.MinistryAsync());

        Assert.Equal(new PartnerCall(PartnerCallOutcome.Taken, 200), await calls.PostAsync(id, "registry/on-search", """{"header":{"a":1}}"""u8.ToArray(), CancellationToken.None));
        var inbox = (await _flow.SendAsync(HttpMethod.Get, $"/dev/partners/{id}/inbox")).Expect(HttpStatusCode.OK).Json.Single();
        Assert.Equal(("registry/on-search", 1), ((string?)inbox["path"], (int)inbox["body"]!["header"]!["a"]!));

        // Redirected, refused, gone, kept out.
        await using var other = await PublishedKeySet.StartAsync();
        other.Redirect = $"{host.BaseUrl}dev/partners/{id}/inbox/stolen";
        (await _flow.SendAsync(HttpMethod.Post, "/dev/partners", body: new { id, callback = other.Address })).Expect(HttpStatusCode.OK);
        Assert.Equal(new PartnerCall(PartnerCallOutcome.Refused, 307), await calls.PostAsync(id, "registry/on-search", "{}"u8.ToArray(), CancellationToken.None));
        (other.Redirect, other.Away) = (null, true);
        Assert.Equal(new PartnerCall(PartnerCallOutcome.Refused, 503), await calls.PostAsync(id, "registry/on-search", "{}"u8.ToArray(), CancellationToken.None));
        await other.DisposeAsync();
        Assert.Equal(PartnerCallOutcome.Unreachable, (await calls.PostAsync(id, "registry/on-search", "{}"u8.ToArray(), CancellationToken.None)).Outcome);
        Assert.Single((await _flow.SendAsync(HttpMethod.Get, $"/dev/partners/{id}/inbox")).Expect(HttpStatusCode.OK).Json);
        (await _flow.PutAsync($"/partners/{id}/suspension", ministry, new { suspended = true, reason = "Contoh" })).Expect(HttpStatusCode.OK);
        Assert.Equal(PartnerCallOutcome.NotAgreed, (await calls.PostAsync(id, "registry/on-search", "{}"u8.ToArray(), CancellationToken.None)).Outcome);
        Assert.Equal(PartnerCallOutcome.NotAgreed, (await calls.PostAsync((await _steps.RegisterAsync()).Id, "registry/on-search", "{}"u8.ToArray(), CancellationToken.None)).Outcome);

        // What was agreed is held to what may be agreed.
        foreach (var address in new[] { "http://10.0.0.1/", "http://mitra.example/", "https://10.0.0.1/", "https://db.internal/", "file:///etc/passwd" })
        {
            (await _flow.SendAsync(HttpMethod.Post, "/dev/partners", body: new { id = PartnerSteps.NextId(), callback = address })).ExpectProblem(HttpStatusCode.BadRequest, "partner.address", "REG-3", "/callback");
        }
    }
}
