using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dtks.Flows.Tests.Pages;

/// <summary>Reads pages and sends their forms as a browser without script does: with cookies, hidden fields, and one hop after a form.</summary>
/// <param name="baseUrl">Where they are.</param>
/// <param name="keepsSecure">Whether cookies for HTTPS alone are sent too, as over that.</param>
public sealed class PageReader(Uri baseUrl, bool keepsSecure = false) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;

    /// <summary>The cookies it holds.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies.GetCookies(baseUrl).ToDictionary(c => c.Name, c => c.Value);

    private HttpClient Http => _http ??= new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = baseUrl };

    /// <summary>Takes a cookie of another browser.</summary>
    public void Take(string name, string value) => _cookies.Add(baseUrl, new Cookie(name, value));

    /// <summary>A page.</summary>
    public Task<PageSeen> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Any request.</summary>
    public async Task<PageSeen> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        if (keepsSecure)
        {
            foreach (Cookie cookie in _cookies.GetAllCookies())
            {
                cookie.Secure = false;
            }
        }

        var bytes = await response.Content.ReadAsByteArrayAsync();
        var document = await new HtmlParser().ParseDocumentAsync(new MemoryStream(bytes));
        return new PageSeen(response.StatusCode, response.Headers.Location?.ToString(), document, bytes.Length, response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value)), request.RequestUri!.ToString());
    }

    /// <summary>Sends a form of a page as it stands, but for the fields that are told.</summary>
    /// <param name="page">The page.</param>
    /// <param name="form">Which form of it.</param>
    /// <param name="fields">What is typed or chosen.</param>
    public Task<PageSeen> SubmitAsync(PageSeen page, string form, params (string Name, string Value)[] fields) => SendAsync(RequestOf(page, form, fields));

    /// <summary>What would be sent.</summary>
    public static HttpRequestMessage RequestOf(PageSeen page, string form, params (string Name, string Value)[] fields)
    {
        var found = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"The page has no form {form}: {page.Text}");
        var typed = fields.Select(f => f.Name).ToHashSet();
        var standing = found.QuerySelectorAll("input,select,textarea").Where(IsSent).Select(e => (Name: e.GetAttribute("name") ?? string.Empty, Value: ValueOf(e))).Where(f => f.Name.Length > 0 && !typed.Contains(f.Name));
        var all = standing.Concat(fields).Select(f => new KeyValuePair<string, string>(f.Name, f.Value));
        return new HttpRequestMessage(HttpMethod.Post, found.GetAttribute("action") ?? page.Path) { Content = new FormUrlEncodedContent(all) };
    }

    /// <summary>Sends a form with a file, as it stands but for the fields that are told.</summary>
    public Task<PageSeen> SendFileAsync(PageSeen page, string form, string contentType, byte[] content, params (string Name, string Value)[] fields)
    {
        var found = page.Document.QuerySelector(form)!;
        var typed = fields.Select(f => f.Name).ToHashSet();
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in found.QuerySelectorAll("input[type=hidden]").Select(e => (e.GetAttribute("name")!, ValueOf(e))).Where(f => !typed.Contains(f.Item1)).Concat(fields))
        {
            body.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(contentType);
        body.Add(file, "berkas", "contoh.bin");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, found.GetAttribute("action") ?? page.Path) { Content = body });
    }

    /// <summary>Signs in on one's own machine.</summary>
    public async Task<PageReader> SignInAsync(string role, string area, params (string Name, string Value)[] more)
    {
        var sent = await SubmitAsync(await GetAsync("/masuk"), "form[action='/masuk']", [("peran", role), ("wilayah", area), .. more]);
        Assert.Equal((HttpStatusCode.SeeOther, "/tugas"), (sent.Status, sent.Location));
        return this;
    }

    public void Dispose() => _http?.Dispose();

    // What is not ticked is not sent.
    private static bool IsSent(IElement field) => field is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false };

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlSelectElement select => select.Value ?? string.Empty,
        IHtmlTextAreaElement text => text.Value,
        IHtmlInputElement input => input.Value,
        _ => string.Empty,
    };
}

/// <summary>Sends a form elsewhere than its page says.</summary>
internal static class ElsewhereSent
{
    /// <summary>The same to another path.</summary>
    public static HttpRequestMessage To(this HttpRequestMessage request, string path)
    {
        request.RequestUri = new Uri(path, UriKind.Relative);
        return request;
    }
}

/// <summary>A page as it was answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">Where the reader is sent.</param>
/// <param name="Document">The page.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Path">What was asked for.</param>
public sealed record PageSeen(HttpStatusCode Status, string? Location, IDocument Document, int Bytes, IReadOnlyDictionary<string, string> Headers, string Path)
{
    /// <summary>What it says.</summary>
    public string Text => Document.QuerySelector("main")?.TextContent ?? string.Empty;

    /// <summary>Holds the status, showing the page when it is another.</summary>
    public PageSeen Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"expected {(int)status}, was {(int)Status}: {Document.ToHtml()}");
        return this;
    }
}
