using System.Net;
using Dtks.Tests.Partners;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Partners;

/// <summary>The Ministry registers partners and what is agreed with each.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class PartnerAdministrationTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;
    private readonly PartnerSteps _steps = new(host);

    [Fact]
    public async Task A_partner_is_registered_agreed_with_listed_and_kept_out()
    {
        var (id, ministry) = (PartnerSteps.NextId(), await _steps.MinistryAsync());
        var path = $"/partners/{id}";
        (await _flow.GetAsync(path, ministry)).Expect(HttpStatusCode.NotFound);
        (await _flow.PutAsync($"{path}/agreements/PKS-1", ministry, await _steps.DraftAsync())).Expect(HttpStatusCode.NotFound);
        (await _flow.PutAsync("/partners/BPJS", ministry, new { name = "Badan contoh" })).ExpectProblem(HttpStatusCode.BadRequest, "partner.id", "REG-3");
        var set = (await _flow.PutAsync(path, ministry, new { name = "Badan contoh", keySet = "https://bpjs.example/jwks.json" })).Expect(HttpStatusCode.OK);
        Assert.Equal((id, "Badan contoh", "https://bpjs.example/jwks.json"), (set["id"], set["name"], set["keySet"]));
        Assert.Equal(set.Text, (await _flow.PutAsync(path, ministry, new { name = "Badan contoh", keySet = "https://bpjs.example/jwks.json" })).Expect(HttpStatusCode.OK).Text);

        var draft = await _steps.DraftAsync();
        var agreed = (await _flow.PutAsync($"{path}/agreements/PKS-1", ministry, draft)).Expect(HttpStatusCode.OK);
        Assert.Equal(("PKS-1", "True", "signed"), (agreed["number"], agreed["holds"], agreed["signatures"]));
        Assert.Equal(agreed.Text, (await _flow.PutAsync($"{path}/agreements/PKS-1", ministry, draft)).Expect(HttpStatusCode.OK).Text);
        draft["perDay"] = 7;
        (await _flow.PutAsync($"{path}/agreements/PKS-1", ministry, draft)).ExpectProblem(HttpStatusCode.Conflict, "partner.agreementBegun", "REG-3");
        (await _flow.PutAsync($"{path}/agreements/PKS-2", ministry, draft)).ExpectProblem(HttpStatusCode.BadRequest, "partner.overlaps", "REG-3", "/from");
        (await _flow.PutAsync($"{path}/agreements/PKS-1/end", ministry, new { until = await _steps.DayAsync(-2) })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "partner.endDay", "REG-3", "/until");
        Assert.Equal("False", (await _flow.PutAsync($"{path}/agreements/PKS-1/end", ministry, new { until = await _steps.DayAsync(-1) })).Expect(HttpStatusCode.OK)["holds"]);
        (await _flow.PutAsync($"{path}/agreements/PKS-9/end", ministry, new { until = await _steps.DayAsync() })).Expect(HttpStatusCode.NotFound);
        (await _flow.PutAsync($"{path}/agreements/PKS-2", ministry, draft)).Expect(HttpStatusCode.OK);

        (await _flow.PutAsync($"{path}/suspension", ministry, new { suspended = true })).ExpectProblem(HttpStatusCode.BadRequest, "input.required", pointer: "/reason");
        Assert.Equal("Kunci bocor (contoh)", (await _flow.PutAsync($"{path}/suspension", ministry, new { suspended = true, reason = "Kunci bocor (contoh)" })).Expect(HttpStatusCode.OK)["suspended"]);
        await _flow.IdleAsync();
        var listed = await ListedAsync(id, await _flow.TokenAsync("auditor", "ID"));
        Assert.Equal(("Badan contoh", true, 2), ((string?)listed["name"], (bool)listed["suspended"]!, listed["agreements"]!.Count()));
        Assert.Null((await _flow.PutAsync($"{path}/suspension", ministry, new { suspended = false })).Expect(HttpStatusCode.OK)["suspended"]);
        foreach (var other in new[] { await _flow.TokenAsync("regency-officer", "3306"), await _flow.TokenAsync("operator", "ID") })
        {
            (await _flow.GetAsync(path, other)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
        }

        (await _flow.PutAsync(path, await _flow.TokenAsync("auditor", "ID"), new { name = "Lain (contoh)" })).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_agreement_is_told_at_once()
    {
        var (partner, ministry) = (await _steps.RegisterAsync(), await _steps.MinistryAsync());
        var wrong = JObject.FromObject(new
        {
            purpose = "",
            from = "besok",
            until = "2020-01-01",
            fields = new[] { "name", "phone" },
            areas = new[] { "3306", "9999" },
            queries = Array.Empty<string>(),
            idTypes = new[] { "UIN" },
            consentRequired = (bool?)null,
            perDay = 0,
            events = new[] { "BIRTH" },
            callback = "http://10.0.0.1/",
            signatures = "hmac",
        });
        var told = (await _flow.PutAsync($"/partners/{partner.Id}/agreements/PKS-2", ministry, wrong, ("Accept-Language", "en"))).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(
            ["/purpose", "/from", "/fields/1", "/areas/1", "/queries", "/idTypes/0", "/consentRequired", "/perDay", "/events/0", "/callback", "/signatures"],
            told.Json["errors"]!.Select(e => (string)e["pointer"]!));
        Assert.All(told.Json["errors"]!, e => Assert.DoesNotContain("…", (string)e["detail"]!, StringComparison.Ordinal));
        wrong["phone"] = true;
        (await _flow.PutAsync($"/partners/{partner.Id}/agreements/PKS-2", ministry, wrong)).ExpectProblem(HttpStatusCode.BadRequest, "json.unknownMember");
    }

    [Fact]
    public async Task Keys_and_secrets_are_set_shown_without_what_is_secret_and_revoked()
    {
        var (partner, ministry) = (await _steps.RegisterAsync(), await _steps.MinistryAsync());
        var path = $"/partners/{partner.Id}";
        Assert.Null((await _flow.PutAsync($"{path}/secrets/s1", ministry, null)).Expect(HttpStatusCode.OK)["secret"]);
        (await _flow.PutAsync($"{path}/keys/k1", ministry, PartnerKeyPair.Ed25519Key("k1").Jwk)).ExpectProblem(HttpStatusCode.Conflict, "partner.keyTaken", "REG-3");
        (await _flow.PutAsync($"{path}/keys/k2", ministry, new { kty = "oct", x = "AAAA" })).ExpectProblem(HttpStatusCode.BadRequest, "partner.key", "REG-3");
        (await _flow.PutAsync($"{path}/keys/k|2", ministry, partner.Key.Jwk)).ExpectProblem(HttpStatusCode.BadRequest, "partner.kid", "REG-3");
        (await _flow.PutAsync($"{path}/keys/k2", ministry, new JObject(partner.Key.Jwk) { ["d"] = "AAAA" })).ExpectProblem(HttpStatusCode.BadRequest, "json.unknownMember");

        // Members that are not understood are passed over; another id in the key itself is told as that.
        var other = PartnerKeyPair.P256Key("k3").Jwk;
        (await _flow.PutAsync($"{path}/keys/k4", ministry, new JObject(other) { ["kid"] = "k3" })).ExpectProblem(HttpStatusCode.BadRequest, "partner.kidOther", "REG-3", "/kid");
        (await _flow.PutAsync($"{path}/keys/k3", ministry, new JObject(other) { ["kid"] = "k3", ["key_ops"] = new JArray("verify"), ["ext"] = true, ["x5t"] = "AAAA", ["x5c"] = new JArray("AAAA") })).Expect(HttpStatusCode.OK);

        var shown = (await _flow.GetAsync(path, ministry)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(partner.Secret, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("digest", shown.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("k1", "EdDSA", "s1"), (shown["keys[0].kid"], shown["keys[0].algorithm"], shown["secrets[0].id"]));

        shown = (await _flow.PutAsync($"{path}/keys/k1/revocation", ministry, null)).Expect(HttpStatusCode.OK);
        Assert.NotNull(shown["keys[0].revokedAt"]);
        Assert.Equal("k1", shown["revokedKeys[0]"]);
        Assert.NotNull((await _flow.PutAsync($"{path}/secrets/s1/revocation", ministry, null)).Expect(HttpStatusCode.OK)["secrets[0].revokedAt"]);
        (await _flow.PutAsync($"{path}/secrets/s1", ministry, null)).ExpectProblem(HttpStatusCode.Conflict, "partner.secretTaken", "REG-3");
        (await _flow.PutAsync($"{path}/secrets/s9/revocation", ministry, null)).Expect(HttpStatusCode.NotFound);

        // The trail says who did what, and to which part.
        var trail = (await _flow.GetAsync($"/audit?area=ID&about=partner-{partner.Id}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal(
            ["partner.registered -", "partner.agreementSet PKS-1", "partner.keySet k1", "partner.secretSet s1", "partner.keySet k3", "partner.keyRevoked k1", "partner.secretRevoked s1"],
            trail.Select(e => $"{e["action"]} {(string?)e["part"] ?? "-"}"));
        (await _flow.GetAsync("/audit?area=ID&about=partner-x!", await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.BadRequest, "audit.area");
    }

    [Fact]
    public async Task What_comes_of_messages_is_counted_by_day_with_the_failures()
    {
        var (partner, ministry) = (await _steps.RegisterAsync(), await _steps.MinistryAsync());
        var token = await partner.TokenAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(PartnerSystem.Admitted, await partner.SendAsync(token, await partner.SignedAsync()));
        }

        await partner.SendAsync(token, "{}");
        var day = (await _flow.GetAsync($"/partners/{partner.Id}/traffic?days=1", ministry)).Expect(HttpStatusCode.OK).Json["days"]!.Single();

        Assert.Equal(["message admitted 3", "message err.request.bad 1", "token issued 1"], day["counts"]!.Select(c => $"{c["action"]} {c["outcome"]} {c["count"]}"));
        Assert.Equal("err.request.bad", (string?)day["failures"]!.Single()["outcome"]);
        Assert.Equal((await _steps.DayAsync(), 10), ((string?)day["day"], (int)day["taken"]!));
        (await _flow.GetAsync($"/partners/{partner.Id}/traffic?days=32", ministry)).ExpectProblem(HttpStatusCode.BadRequest, "number.range");
        (await _flow.GetAsync($"/partners/{PartnerSteps.NextId()}/traffic", ministry)).Expect(HttpStatusCode.NotFound);
    }

    private async Task<JToken> ListedAsync(string id, string token)
    {
        for (var cursor = string.Empty; ;)
        {
            var page = (await _flow.GetAsync($"/partners?limit=2{cursor}", token)).Expect(HttpStatusCode.OK);
            if (page.Json["items"]!.FirstOrDefault(i => (string?)i["id"] == id) is { } found)
            {
                return found;
            }

            cursor = $"&cursor={Uri.EscapeDataString(page["next"] ?? throw new InvalidOperationException($"{id} is not listed."))}";
        }
    }
}
