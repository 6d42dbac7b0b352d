import Testing

/// Pages in the shapes of news sites.
enum HTMLPages {
  struct Page: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let html: String
    /// The texts of the article's blocks.
    let article: [String]
    /// What stands around it.
    let surroundings: [String]
  }

  static let all = [
    Page(
      testDescription: "an article element with menus, sharing, related texts and comments",
      html: #"""
        <!DOCTYPE html>
        <html dir="rtl" lang="ar" class="no-js">
        <head><meta charset="UTF-8"><title>الوزير: الهدنة مستمرة - صحيفة المثال</title>
        <meta property="og:title" content="الوزير: الهدنة مستمرة"><script>var x = "<p>لا</p>";</script><style>p{color:red}</style></head>
        <body class="post has-sidebar">
        <header id="masthead" class="site-header"><div class="logo"><a href="/">صحيفة المثال</a></div>
        <nav><ul><li><a href="/a">الرئيسية</a></li><li><a href="/b">سياسة</a></li><li><a href="/c">اقتصاد</a></li></ul></nav></header>
        <div class="breaking-news ticker"><span>عاجل:</span> <a href="/x">أنباء عن انفجار في وسط العاصمة، والشرطة تطوق المكان</a></div>
        <div id="content"><main>
        <article class="post-1"><header class="entry-header"><h1 class="entry-title">الوزير: الهدنة مستمرة</h1>
        <div class="meta">الثلاثاء 12 يوليو 2022 - <a href="/author">القاهرة - المحرر</a></div></header>
        <div class="social-share"><ul><li><a href="#">فيسبوك</a></li><li><a href="#">تويتر</a></li></ul></div>
        <figure><img src="a.jpg" alt="الوزير في مؤتمر صحفي"><figcaption>الوزير خلال المؤتمر الصحفي أمس.</figcaption></figure>
        <div class="entry-content">
        <p>قال <strong>وزير الخارجية</strong> إن الهدنة &laquo;مستمرة&raquo;، مضيفا&nbsp;أن <a href="https://example.org/un">الأمم المتحدة</a> ترعاها.<br>وغادر الوزير القاهرة أمس.</p>
        <p>وأوضح في مؤتمر صحفي:</p>
        <ul><li>وقف إطلاق النار <em>شامل</em>.</li><li>تبادل الأسرى يبدأ غدا.</li></ul>
        <blockquote><p>لن نتراجع عن التزاماتنا.</p></blockquote>
        <p><strong>اقرأ أيضا: <a href="/r">مجلس الأمن يبحث الوضع في اليمن</a></strong></p>
        <h2>ردود الفعل</h2>
        <p>رحبت الجامعة العربية بالاتفاق، ودعت <span dir="ltr" lang="en">(UN Security Council)</span> إلى دعمه.</p>
        <table><tr><th>المدينة</th><th>الضحايا</th></tr><tr><td>صنعاء</td><td>12</td></tr></table>
        </div>
        <footer><div class="post-tags">الوسوم: <a href="/t1">اليمن</a>، <a href="/t2">هدنة</a></div></footer>
        </article>
        <section class="related-posts"><h3>موضوعات ذات صلة</h3><div><a href="/1"><h4>رئيس الوزراء يزور الرياض ويلتقي ولي العهد</h4></a><p>التقى رئيس الوزراء أمس ولي العهد السعودي في الرياض، وبحث معه العلاقات الثنائية.</p></div></section>
        </main>
        <aside class="widget-area"><h3>الأكثر قراءة</h3><ol><li><a href="/m1">خبر أول طويل نسبيا عن شيء ما، وفيه فاصلة</a></li></ol></aside></div>
        <div id="comments" class="comments-area"><h2>التعليقات (2)</h2><ol><li><p>تعليق القارئ الأول على هذا الخبر المهم، وهو طويل بما يكفي ليشبه النص.</p></li></ol></div>
        <footer class="site-footer"><p>جميع الحقوق محفوظة لصحيفة المثال، 2022.</p></footer>
        </body></html>
        """#,
      article: [
        "الوزير: الهدنة مستمرة",
        "الثلاثاء 12 يوليو 2022 - القاهرة - المحرر",
        "الوزير خلال المؤتمر الصحفي أمس.",
        "قال وزير الخارجية إن الهدنة «مستمرة»، مضيفا\u{A0}أن الأمم المتحدة ترعاها.\nوغادر الوزير القاهرة أمس.",
        "وأوضح في مؤتمر صحفي:",
        "وقف إطلاق النار شامل.",
        "تبادل الأسرى يبدأ غدا.",
        "لن نتراجع عن التزاماتنا.",
        "ردود الفعل",
        "رحبت الجامعة العربية بالاتفاق، ودعت (UN Security Council) إلى دعمه.",
        "المدينة",
        "الضحايا",
        "صنعاء",
        "12",
      ],
      surroundings: ["الرئيسية", "فيسبوك", "تعليق القارئ الأول", "الأكثر قراءة", "موضوعات ذات صلة"]
    ),
    Page(
      testDescription: "tables that arrange the page, paragraphs by line breaks, a form around all",
      html: #"""
        <HTML DIR=RTL><HEAD><META http-equiv="Content-Type" content="text/html; charset=windows-1256"><TITLE>جريدة المثال - اتفاق جديد بين البلدين</TITLE></HEAD>
        <BODY bgcolor=white><FORM id=aspnetForm>
        <TABLE width=100%><TR><TD colspan=3><A href="/">الصفحة الأولى</A> | <A href="/2">محليات</A> | <A href="/3">رياضة</A></TD></TR>
        <TR><TD width=150><A href=1>سياسة</A><BR><A href=2>اقتصاد</A><BR><A href=3>ثقافة</A></TD>
        <TD><FONT size=5 color=red><B>اتفاق جديد بين البلدين</B></FONT><BR><BR>
        <FONT face=Tahoma>الرياض - أ ف ب<BR><BR>وقع البلدان أمس اتفاقا جديدا للتعاون الأمني، حضره وزيرا الداخلية، وعدد من المسؤولين.<BR><BR>
        وقال الوزير: «الاتفاق خطوة مهمة». وأضاف أن التنفيذ يبدأ الشهر المقبل، بعد تصديق البرلمان عليه.</FONT><BR><BR>
        <A href=print>اطبع</A> <A href=send>أرسل لصديق</A></TD>
        <TD><B>أخبار أخرى</B><BR><A href=9>خبر آخر عن الاقتصاد</A><BR><A href=10>خبر آخر عن الرياضة</A></TD></TR></TABLE>
        <P align=center>حقوق النشر محفوظة</P></FORM></BODY></HTML>
        """#,
      article: [
        "اتفاق جديد بين البلدين",
        "الرياض - أ ف ب",
        "وقع البلدان أمس اتفاقا جديدا للتعاون الأمني، حضره وزيرا الداخلية، وعدد من المسؤولين.",
        "وقال الوزير: «الاتفاق خطوة مهمة». وأضاف أن التنفيذ يبدأ الشهر المقبل، بعد تصديق البرلمان عليه.",
      ],
      surroundings: ["الصفحة الأولى", "أرسل لصديق", "حقوق النشر محفوظة"]
    ),
    Page(
      testDescription: "divisions without names, a language that is the template's",
      html: #"""
        <!DOCTYPE html><html lang="en-US"><head><meta charset=utf-8><title>مجلس الأمن يمدد ولاية البعثة | وكالة المثال</title></head><body>
        <div class="top"><div class="c1"><a href=/>وكالة المثال</a><a href=/1>أخبار</a><a href=/2>تقارير</a></div></div>
        <div class="wrap"><div class="colA"><div class="title"><h1>مجلس الأمن يمدد ولاية البعثة</h1></div><div class="x9"><div class="lead">نيويورك (المثال) – مدد مجلس الأمن الدولي ولاية البعثة ستة أشهر، بإجماع أعضائه.</div>
        <div>وقالت المندوبة الأمريكية إن بلادها تدعم القرار، وتأمل في التزام الأطراف به.</div>
        <div>وأضافت: هذا قرار «تاريخي».</div>
        <div>رويترز</div></div><div class="z">مشاركة</div><div class="z2"><a href=a>السابق</a> <a href=b>التالي</a></div></div>
        <div class="colB"><div><a href=/7>عنوان خبر آخر قصير</a></div><div><a href=/8>عنوان خبر ثان قصير</a></div><div><a href=/9>عنوان خبر ثالث طويل جدا، فيه فاصلة، وفيه كلام كثير عن أمر لا يخص القارئ هنا</a></div></div></div>
        <div class="bottom">اشترك في النشرة البريدية لتصلك أهم الأخبار يوميا، ويمكنك إلغاء الاشتراك في أي وقت.</div>
        </body></html>
        """#,
      article: [
        "مجلس الأمن يمدد ولاية البعثة",
        "نيويورك (المثال) – مدد مجلس الأمن الدولي ولاية البعثة ستة أشهر، بإجماع أعضائه.",
        "وقالت المندوبة الأمريكية إن بلادها تدعم القرار، وتأمل في التزام الأطراف به.",
        "وأضافت: هذا قرار «تاريخي».",
        "رويترز",
      ],
      surroundings: ["تقارير", "مشاركة", "عنوان خبر ثالث", "النشرة البريدية"]
    ),
    Page(
      testDescription: "a lead apart from the text, and an advertisement between two parts of it",
      html: #"""
        <!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8><title>قمة عربية طارئة في عمّان</title></head><body>
        <div id="app"><div class="hdr"><a href="/">موقع المثال</a></div>
        <h1>قمة عربية طارئة في عمّان</h1>
        <div class="standfirst"><p>يجتمع القادة العرب غدا في العاصمة الأردنية، لبحث التطورات الأخيرة في المنطقة.</p></div>
        <div class="txt"><p>قال مصدر دبلوماسي إن القمة ستبحث وقف إطلاق النار، وإعادة الإعمار، وعودة اللاجئين إلى ديارهم في أقرب وقت.</p>
        <p>وأضاف المصدر أن الدعوات وجهت إلى جميع الدول الأعضاء، وأن الحضور سيكون على أعلى مستوى، بحسب تعبيره.</p>
        <p>ومن المقرر أن تصدر القمة بيانا ختاميا، تعقبه جلسة مغلقة يعقدها القادة لبحث ملفات أخرى لم يكشف عنها.</p></div>
        <div class="ad"><a href="/ad">إعلان مدفوع</a></div>
        <div class="txt"><p>وكانت القمة السابقة قد عقدت في بغداد، وانتهت بغير بيان مشترك.</p></div>
        <div class="teasers"><div><a href=1>القادة يصلون إلى عمّان تباعا، وإجراءات أمنية مشددة حول مقر القمة</a></div></div></div></body></html>
        """#,
      article: [
        "قمة عربية طارئة في عمّان",
        "يجتمع القادة العرب غدا في العاصمة الأردنية، لبحث التطورات الأخيرة في المنطقة.",
        "قال مصدر دبلوماسي إن القمة ستبحث وقف إطلاق النار، وإعادة الإعمار، وعودة اللاجئين إلى ديارهم في أقرب وقت.",
        "وأضاف المصدر أن الدعوات وجهت إلى جميع الدول الأعضاء، وأن الحضور سيكون على أعلى مستوى، بحسب تعبيره.",
        "ومن المقرر أن تصدر القمة بيانا ختاميا، تعقبه جلسة مغلقة يعقدها القادة لبحث ملفات أخرى لم يكشف عنها.",
        "وكانت القمة السابقة قد عقدت في بغداد، وانتهت بغير بيان مشترك.",
      ],
      surroundings: ["موقع المثال", "إعلان مدفوع", "القادة يصلون"]
    ),
    Page(
      testDescription: "several articles of one size are all kept",
      html: #"""
        <!DOCTYPE html><html lang=ar dir=rtl><head><title>أخبار اليوم</title></head><body><nav><a href=/>الرئيسية</a></nav><main>
        <article><h2><a href=1>وصول الوفد إلى جنيف</a></h2><p>وصل الوفد أمس إلى جنيف، للمشاركة في جولة جديدة من المحادثات.</p></article>
        <article><h2><a href=2>ارتفاع أسعار النفط</a></h2><p>ارتفعت أسعار النفط أمس بنسبة 2 في المئة، بعد قرار أوبك الأخير.</p></article>
        </main></body></html>
        """#,
      article: [
        "وصول الوفد إلى جنيف",
        "وصل الوفد أمس إلى جنيف، للمشاركة في جولة جديدة من المحادثات.",
        "ارتفاع أسعار النفط",
        "ارتفعت أسعار النفط أمس بنسبة 2 في المئة، بعد قرار أوبك الأخير.",
      ],
      surroundings: ["الرئيسية"]
    ),
    Page(
      testDescription: "a page of a headline and nothing else",
      html: #"""
        <!DOCTYPE html><html><body><nav><a href=/>الرئيسية</a></nav><h1>عاجل: استقالة الحكومة</h1></body></html>
        """#,
      article: [
        "عاجل: استقالة الحكومة"
      ],
      surroundings: ["الرئيسية"]
    ),
    Page(
      testDescription: "a short article in a page without any markup of parts",
      html: #"""
        <html><body><h1>خبر</h1><p>استقالت الحكومة.</p><p>التفاصيل لاحقا.</p></body></html>
        """#,
      article: [
        "خبر",
        "استقالت الحكومة.",
        "التفاصيل لاحقا.",
      ],
      surroundings: []
    ),
  ]
}
