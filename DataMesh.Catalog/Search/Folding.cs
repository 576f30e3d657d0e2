using System.Collections.Frozen;
using System.Text;

namespace DataMesh.Catalog.Search;

/// <summary>
/// Letters without case, accent or form of presentation. A table, because the process runs without ICU's (InvariantGlobalization),
/// where <see cref="string.Normalize()"/> changes nothing: Latin, Greek and Cyrillic letters that the Unicode Character Database
/// decomposes, those with a stroke, ligatures, and the full-width forms.
/// </summary>
internal static class Folding
{
    private const int FullWidth = 0xFEE0;

    private static readonly FrozenDictionary<int, char> Letters = new (char Letter, string Forms)[]
    {
        ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ('b', "ḃḅḇ"),
        ('c', "çćĉċčḉ"),
        ('d', "ďḋḍḏḑḓđð"),
        ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ('f', "ḟ"),
        ('g', "ĝğġģǧǵḡ"),
        ('h', "ĥȟḣḥḧḩḫẖħ"),
        ('i', "ìíîïĩīĭįǐȉȋḭḯỉịı"),
        ('j', "ĵǰ"),
        ('k', "ķǩḱḳḵ"),
        ('l', "ĺļľḷḹḻḽł"),
        ('m', "ḿṁṃ"),
        ('n', "ñńņňǹṅṇṉṋ"),
        ('o', "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø"),
        ('p', "ṕṗ"),
        ('r', "ŕŗřȑȓṙṛṝṟ"),
        ('s', "śŝşšſșṡṣṥṧṩẛ"),
        ('t', "ţťțṫṭṯṱẗŧ"),
        ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ('v', "ṽṿ"),
        ('w', "ŵẁẃẅẇẉẘ"),
        ('x', "ẋẍ"),
        ('y', "ýÿŷȳẏẙỳỵỷỹ"),
        ('z', "źżžẑẓẕ"),
        ('æ', "ǣǽ"),
        ('ø', "ǿ"),
        ('ʒ', "ǯ"),
        ('ʹ', "ʹ"),
        ('α', "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
        ('β', "ϐ"),
        ('ε', "έϵἐἑἒἓἔἕὲέ"),
        ('η', "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
        ('θ', "ϑ"),
        ('ι', "ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"),
        ('κ', "ϰ"),
        ('ο', "όὀὁὂὃὄὅὸό"),
        ('π', "ϖ"),
        ('ρ', "ϱῤῥ"),
        ('ς', "ϲ"),
        ('υ', "ΰϋύϒϓϔὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
        ('φ', "ϕ"),
        ('ω', "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
        ('а', "ӑӓ"),
        ('г', "ѓ"),
        ('е', "ѐёӗ"),
        ('ж', "ӂӝ"),
        ('з', "ӟ"),
        ('и', "йѝӣӥ"),
        ('к', "ќ"),
        ('о', "ӧ"),
        ('у', "ўӯӱӳ"),
        ('ч', "ӵ"),
        ('ы', "ӹ"),
        ('э', "ӭ"),
        ('і', "ї"),
        ('ѵ', "ѷ"),
        ('ә', "ӛ"),
        ('ө', "ӫ"),
    }.SelectMany(row => row.Forms.Select(form => (Form: (int)form, row.Letter))).ToFrozenDictionary(pair => pair.Form, pair => pair.Letter);

    public static void Append(Rune rune, StringBuilder word)
    {
        if (rune.IsAscii)
        {
            word.Append(char.ToLowerInvariant((char)rune.Value));
            return;
        }

        var lower = Rune.ToLowerInvariant(rune.Value is > 0xFF00 and < 0xFF5F ? new(rune.Value - FullWidth) : rune);
        if (Letters.TryGetValue(lower.Value, out var letter))
        {
            word.Append(letter);
        }
        else if (Rune.IsLetterOrDigit(lower))
        {
            word.Append(Several(lower));
        }
    }

    private static string Several(Rune letter) => letter.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => letter.ToString(),
    };
}
